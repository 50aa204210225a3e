import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { type CsvColumn, csvColumns, unescapeCell } from '../../lib/newsletter/subscribers/csv-format';
import { CannotAsk } from '../ask-site';

/** One row of a list. */
export interface ListLine {
  /** The line in the file where it begins, counted from 1. */
  line: number;
  /** Undefined if the row has not as many cells as the header. */
  cells: Record<string, string> | undefined;
}

export interface List {
  columns: CsvColumn[];
  /** Unknown columns. */
  ignored: string[];
  lines: ListLine[];
}

/**
 * Reads a list of subscribers: CSV in UTF-8 with a header line, separated by commas, semicolons or tabs.
 *
 * @throws CannotAsk if the file cannot be read, or has no column `address` or `confirmed_at`
 */
export async function readList(file: string): Promise<List> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotAsk(`${file} cannot be read.`);
  });
  return parseList(decode(bytes, file), file);
}

/** Parses the text of a list; `file` is its name in messages. */
export function parseList(text: string, file: string): List {
  const records: { line: number; cells: string[] }[] = [];
  let line = 1;
  let last = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    step({ data, meta }) {
      if (data.some((cell) => cell.trim() !== '')) records.push({ line, cells: data });
      line += text.slice(last, meta.cursor).split(meta.linebreak).length - 1;
      last = meta.cursor;
    },
  });
  const [header, ...rows] = records;
  const names = header?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const repeated = names.find((name, index) => name && names.indexOf(name) !== index);
  if (repeated) throw new CannotAsk(`${file} has the column ${repeated} twice.`);
  for (const name of ['address', 'confirmed_at'])
    if (!names.includes(name))
      throw new CannotAsk(
        `${file} has no column ${name}. Its columns are: ${names.join(', ')}. An import needs address and confirmed_at (the date of the confirmation, such as 2024-05-01); it reads ${csvColumns.join(', ')}.`,
      );
  const columns = csvColumns.filter((name) => names.includes(name));
  return {
    columns,
    ignored: names.filter((name) => name && !columns.some((column) => column === name)),
    lines: rows.map(({ line, cells }) => ({
      line,
      cells:
        cells.length === names.length
          ? Object.fromEntries(columns.map((name) => [name, unescapeCell(cells[names.indexOf(name)] ?? '')]))
          : undefined,
    })),
  };
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CannotAsk(`${file} is not in UTF-8. Save it as "CSV UTF-8" in your spreadsheet.`);
  }
}
