import { dictionary, locales } from '../../lib/base/i18n/i18n';
import { maxImportRows } from '../../lib/newsletter/subscribers/csv-format';
import { readEmailAddress } from '../../lib/newsletter/subscribers/email-address';
import { askSite } from '../ask-site';
import { type ListLine, readList } from './read-list';

/** The response of the site to one batch. */
interface BatchResult {
  added: number;
  known: number;
  refused: { row: number; reason: string }[];
}

/** Well below the 1 MB that the site, and web servers in front of it, accept. */
const maxBatchBytes = 500_000;

/** The messages for refused lines; those about addresses are in the dictionary. */
const messages: Record<string, string> = {
  repeated: 'repeats an earlier line, which is imported instead',
  'no-proof': 'confirmed_at is empty: an import needs the date of the confirmation',
  'bad-date': 'a date is invalid or in the future. Write it as 2024-05-01 or 2024-05-01T09:30:00Z',
  'not-confirmed': 'has not confirmed: they can subscribe on the site',
  'unknown-language': `the language is unknown: expected ${locales.join(' or ')}`,
  'unknown-topic': 'a topic is unknown: expected keys from content/tags.yml, separated by spaces',
  'has-left': 'has unsubscribed: only they can subscribe again, on the site',
  suppressed: 'is suppressed: their data was erased, or their mailbox bounced or complained',
  cells: 'does not have as many cells as the first line',
  'too-long': 'is too long',
};

/**
 * Sends a list to the site in batches and prints refused lines and totals. Idempotent.
 *
 * @returns the exit code: 1 if a line was refused
 * @throws CannotAsk
 */
export async function importList(file: string): Promise<number> {
  const { columns, ignored, lines } = await readList(file);
  if (ignored.length) console.log(`Ignored columns: ${ignored.join(', ')}`);
  const total = { added: 0, known: 0, refused: 0 };
  const refuse = (line: number, address: string, reason: string) => {
    total.refused++;
    console.log(`line ${line}  ${address}  ${messages[reason] ?? addressMessage(reason)}`);
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
    const response = await askSite('/api/subscribers/import', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    const { added, known, refused } = (await response.json()) as BatchResult;
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
    else if (size > maxBatchBytes) refuse(one.line, '', 'too-long');
    else if (key !== undefined && seen.has(key)) refuse(one.line, address, 'repeated');
    else {
      if (key !== undefined) seen.add(key);
      if (batch.length === maxImportRows || bytes + size > maxBatchBytes) await send();
      batch.push(one);
      bytes += size;
    }
  }
  await send();
  if (process.stderr.isTTY) process.stderr.write('\n');
  const [added, known, refused] = [total.added, total.known, total.refused].map((count) => numbers.format(count));
  console.log(`${added} added, ${known} already subscribed and unchanged, ${refused} refused. No mail was sent.`);
  return total.refused ? 1 : 0;
}

const numbers = new Intl.NumberFormat('en');

function addressMessage(reason: string): string {
  const reasons: Record<string, string> = dictionary('en').errors.reasons;
  return reasons[reason] ?? reason;
}
