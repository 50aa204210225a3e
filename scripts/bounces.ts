/**
 * `npm run bounces -- /var/mail/bounces`: reads bounce messages from an mbox file, a Maildir or another folder, or a file with one message,
 * and sends them to the running site, which marks deliveries as failed and suppresses mailboxes. Idempotent. With `--trusted` also records
 * reports without proof that they are about our message. Exits 0 when everything was read, else 2.
 */
import { CannotAsk } from './ask-site';
import { readMails } from './bounces/read-mails';
import { sendReports } from './bounces/send-reports';
import { loadSettings } from './load-settings';

loadSettings({ exitCode: 2 });

const args = process.argv.slice(2);
const sources = args.filter((arg) => arg !== '--trusted');

try {
  if (sources.length === 0 || sources.some((source) => source.startsWith('-')))
    throw new CannotAsk(
      'Name the file or folder with the bounce messages: npm run bounces -- /var/mail/bounces (an mbox file, a Maildir or an .eml file)',
    );
  for (const source of sources) await sendReports(readMails(source), { isTrusted: args.includes('--trusted') });
} catch (error) {
  if (!(error instanceof CannotAsk)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
