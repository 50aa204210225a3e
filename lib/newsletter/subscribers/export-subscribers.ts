import 'server-only';
import { asc, gt } from 'drizzle-orm';
import Papa from 'papaparse';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers } from '../../base/db/schema';
import { type CsvColumn, csvColumns, formulaLike } from './csv-columns';

/** So many are in memory at once. */
const page = 1000;

/**
 * All subscribers as CSV (RFC 4180, with a header line), a piece at a time: nobody is in it twice, whatever changes meanwhile. It has no
 * byte order mark: every cell is ASCII, and programs would take the mark for a part of the first name.
 *
 * @throws Unavailable
 */
export async function* exportSubscribers(): AsyncGenerator<string> {
  yield `${csvColumns.join(',')}\r\n`;
  let last: string | undefined;
  do {
    const rows = await inTransaction((db) =>
      db
        .select()
        .from(subscribers)
        .where(last === undefined ? undefined : gt(subscribers.id, last))
        .orderBy(asc(subscribers.id))
        .limit(page),
    );
    if (rows.length) yield `${Papa.unparse(rows.map(cellsOf), { escapeFormulae: formulaLike, newline: '\r\n' })}\r\n`;
    last = rows.length === page ? rows.at(-1)?.id : undefined;
  } while (last !== undefined);
}

function cellsOf(row: typeof subscribers.$inferSelect): string[] {
  const cells: Record<CsvColumn, string> = {
    address: row.address,
    state: row.state,
    language: row.locale,
    topics: row.topics.join(' '),
    asked_at: row.createdAt.toISOString(),
    confirmed_at: row.confirmedAt?.toISOString() ?? '',
    unsubscribed_at: row.unsubscribedAt?.toISOString() ?? '',
  };
  return csvColumns.map((column) => cells[column]);
}
