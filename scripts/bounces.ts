/**
 * `npm run bounces -- /var/mail/bounces`: reads mail that came back, in an mbox file, a Maildir or another folder, or a file with one
 * message, and has the running site book what it says: who gets no more mail, and which messages did not arrive. To do it again changes
 * nothing. With `--trusted` also what nobody can vouch for, where no stranger can write to the mailbox. Exits 0 when all was read, 2 when it
 * could not be done.
 */
import { CannotAsk } from './ask-site';
import { readMails } from './bounces/read-mails';
import { sendReports } from './bounces/send-reports';
import { loadSettings } from './load-settings';

loadSettings({ exitCode: 2 });

const given = process.argv.slice(2);
const mergeFields = given.filter((one) => one !== '--trusted');

try {
  if (mergeFields.length === 0 || mergeFields.some((one) => one.startsWith('-')))
    throw new CannotAsk('Say where the mail is that came back: npm run bounces -- /var/mail/bounces (an mbox file, a Maildir, or an .eml)');
  for (const place of mergeFields) await sendReports(readMails(place), { isTrusted: given.includes('--trusted') });
} catch (error) {
  if (!(error instanceof CannotAsk)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
