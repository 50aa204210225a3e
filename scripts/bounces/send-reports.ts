import { type MailReport, mostReports } from '../../lib/newsletter/bounces/mail-report';
import { readReport } from '../../lib/newsletter/bounces/read-report';
import { askSite } from '../ask-site';

/** Well below what the site and web servers in front of it take at once: 1 MB. */
const mostBytes = 500_000;

const numbers = new Intl.NumberFormat('en');

/** What the site says of one batch. */
type Answer = Record<'dead' | 'failed' | 'delayed' | 'complained' | 'known' | 'unknown' | 'unproven', number>;

/** Has the site book what each message reports, a batch at a time, and says what became of it. */
export async function sendReports(mails: AsyncIterable<Buffer>, { isTrusted }: { isTrusted: boolean }): Promise<void> {
  const total: Answer = { dead: 0, failed: 0, delayed: 0, complained: 0, known: 0, unknown: 0, unproven: 0 };
  let [read, others, bytes] = [0, 0, 0];
  let batch: MailReport[] = [];
  const send = async () => {
    if (batch.length === 0) return;
    const body = JSON.stringify({ reports: batch, trusted: isTrusted });
    [batch, bytes] = [[], 0];
    const answer = await askSite('/api/bounces', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    const counts = (await answer.json()) as Answer;
    for (const key of Object.keys(total) as (keyof Answer)[]) total[key] += counts[key];
  };

  for await (const mail of mails) {
    read++;
    const report = await readReport(mail);
    if (!report) {
      others++;
      continue;
    }
    const size = Buffer.byteLength(JSON.stringify(report));
    if (batch.length === mostReports || bytes + size > mostBytes) await send();
    batch.push(report);
    bytes += size;
  }
  await send();
  const lines: [number, string][] = [
    [total.dead, 'mailboxes that do not exist: they get no more mail'],
    [total.complained, 'complaints: their readers have left, and get no more mail'],
    [total.failed, 'messages that did not arrive, for another reason'],
    [total.delayed, 'delays: their servers still try'],
    [total.known, 'booked before'],
    [total.unknown, 'about messages that this site has not sent'],
    [
      total.unproven,
      'that hold nothing of our message and may be anybody’s: nothing was done (--trusted, where no stranger can write there)',
    ],
    [others, 'no reports: answers, and other mail'],
  ];
  console.log(`${numbers.format(read)} messages`);
  for (const [count, words] of lines) if (count) console.log(`${numbers.format(count).padStart(7)}  ${words}`);
}
