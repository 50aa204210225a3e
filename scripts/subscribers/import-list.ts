import { dictionary, locales } from '../../lib/base/i18n/i18n';
import { mostImported } from '../../lib/newsletter/subscribers/csv-columns';
import { readEmailAddress } from '../../lib/newsletter/subscribers/email-address';
import { askSite } from '../ask-site';
import { type ListLine, readList } from './read-list';

/** What the site says of one batch. */
interface Answer {
  added: number;
  known: number;
  refused: { row: number; reason: string }[];
}

/** Well below what the site and web servers in front of it take at once: 1 MB. */
const mostBytes = 500_000;

/** What the site's reasons mean; those about addresses are in the dictionary. */
const words: Record<string, string> = {
  repeated: 'stands in the file before: the first line counts',
  'no-proof': 'confirmed_at is empty: without it nobody is imported',
  'bad-date': 'a date is none, or in the future. Write it as 2024-05-01 or 2024-05-01T09:30:00Z',
  'not-confirmed': 'has not confirmed yet: they can subscribe on the site',
  'unknown-language': `the site has no such language: ${locales.join(' or ')}`,
  'unknown-topic': 'the site has no such topic: keys are in content/tags.yml, with spaces between them',
  'has-left': 'has unsubscribed: only they can come back, on the site',
  suppressed: 'had their data erased, or their mailbox refused mail or complained: stays out',
  cells: 'has another number of cells than the first line',
  'too-long': 'is far too long',
};

/** Sends a list to the site, a batch at a time, and says what became of it. To send it again changes nothing. */
export async function importList(file: string): Promise<number> {
  const { columns, ignored, lines } = await readList(file);
  if (ignored.length) console.log(`Left out, since nobody here knows them: ${ignored.join(', ')}`);
  const total = { added: 0, known: 0, refused: 0 };
  const refuse = (line: number, address: string, reason: string) => {
    total.refused++;
    console.log(`line ${line}  ${address}  ${words[reason] ?? wordsOfAddress(reason)}`);
  };

  const seen = new Set<string>();
  let batch: ListLine[] = [];
  let bytes = 0;
  let done = 0;
  const send = async () => {
    if (batch.length === 0) return;
    const sent = batch;
    batch = [];
    bytes = 0;
    const body = JSON.stringify(Object.fromEntries(columns.map((name) => [name, sent.map(({ cells }) => cells?.[name] ?? '')])));
    const answer = await askSite('/api/subscribers/import', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    const { added, known, refused } = (await answer.json()) as Answer;
    total.added += added;
    total.known += known;
    for (const { row, reason } of refused) refuse(sent[row]?.line ?? 0, sent[row]?.cells?.address ?? '', reason);
    done += sent.length;
    if (process.stderr.isTTY) process.stderr.write(`\r${numbers.format(done)} of ${numbers.format(lines.length)} lines`);
  };

  for (const one of lines) {
    const address = one.cells?.address ?? '';
    const read = readEmailAddress(address);
    const key = typeof read === 'string' ? undefined : read.key;
    const size = Buffer.byteLength(JSON.stringify(one.cells ?? ''));
    if (!one.cells) refuse(one.line, '', 'cells');
    else if (size > mostBytes) refuse(one.line, '', 'too-long');
    else if (key !== undefined && seen.has(key)) refuse(one.line, address, 'repeated');
    else {
      if (key !== undefined) seen.add(key);
      if (batch.length === mostImported || bytes + size > mostBytes) await send();
      batch.push(one);
      bytes += size;
    }
  }
  await send();
  if (process.stderr.isTTY) process.stderr.write('\n');
  const [added, known, refused] = [total.added, total.known, total.refused].map((count) => numbers.format(count));
  console.log(`${added} new, ${known} already there and left as they are, ${refused} refused. No mail was sent.`);
  return total.refused ? 1 : 0;
}

const numbers = new Intl.NumberFormat('en');

function wordsOfAddress(reason: string): string {
  const reasons: Record<string, string> = dictionary('en').errors.reasons;
  return reasons[reason] ?? reason;
}
