import 'server-only';
import { asc, gt } from 'drizzle-orm';
import Papa from 'papaparse';
import { inTransaction } from '../../base/db/in-transaction';
import { subscribers } from '../../base/db/schema';
import { type CsvColumn, csvColumns, formulaLike } from './csv-format';

/** How many subscribers are read at a time. */
const pageSize = 1000;

/**
 * Yields all subscribers as CSV (RFC 4180, with a header line), a page at a time, each subscriber once whatever changes meanwhile.
 * There is no byte order mark: all cells are ASCII, and some programs would read the mark as part of the first column's name.
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
        .limit(pageSize),
    );
    if (rows.length) yield `${Papa.unparse(rows.map(cellsOf), { escapeFormulae: formulaLike, newline: '\r\n' })}\r\n`;
    last = rows.length === pageSize ? rows.at(-1)?.id : undefined;
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
