import { type MailReport, maxReports } from '../../lib/newsletter/bounces/mail-report';
import { readReport } from '../../lib/newsletter/bounces/read-report';
import { askSite } from '../ask-site';

/** Well below the limit of the site and of web servers in front of it: 1 MB. */
const maxBytes = 500_000;

const numbers = new Intl.NumberFormat('en');

/** The site's answer: the number of reports with each result. */
type ReportCounts = Record<'dead' | 'failed' | 'delayed' | 'complained' | 'known' | 'unknown' | 'unverified', number>;

/** Sends the reports in messages to the site in batches, and prints the results. */
export async function sendReports(mails: AsyncIterable<Buffer>, { isTrusted }: { isTrusted: boolean }): Promise<void> {
  const total: ReportCounts = { dead: 0, failed: 0, delayed: 0, complained: 0, known: 0, unknown: 0, unverified: 0 };
  let [read, others, bytes] = [0, 0, 0];
  let batch: MailReport[] = [];
  const send = async () => {
    if (batch.length === 0) return;
    const body = JSON.stringify({ reports: batch, trusted: isTrusted });
    [batch, bytes] = [[], 0];
    const answer = await askSite('/api/bounces', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    const counts = (await answer.json()) as ReportCounts;
    for (const key of Object.keys(total) as (keyof ReportCounts)[]) total[key] += counts[key];
  };

  for await (const mail of mails) {
    read++;
    const report = await readReport(mail);
    if (!report) {
      others++;
      continue;
    }
    const size = Buffer.byteLength(JSON.stringify(report));
    if (batch.length === maxReports || bytes + size > maxBytes) await send();
    batch.push(report);
    bytes += size;
  }
  await send();
  const lines: [number, string][] = [
    [total.dead, 'mailboxes that do not exist: suppressed'],
    [total.complained, 'complaints: unsubscribed and suppressed'],
    [total.failed, 'messages that were not delivered for another reason'],
    [total.delayed, 'delays: a server is still trying'],
    [total.known, 'recorded before'],
    [total.unknown, 'about messages that this site did not send'],
    [total.unverified, 'without proof that they are about our message: ignored (use --trusted if no stranger can write to this mailbox)'],
    [others, 'not reports: replies and other messages'],
  ];
  console.log(`${numbers.format(read)} messages`);
  for (const [count, words] of lines) if (count) console.log(`${numbers.format(count).padStart(7)}  ${words}`);
}
