import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { type CsvColumn, csvColumns, plainCell } from '../../lib/newsletter/subscribers/csv-columns';
import { CannotAsk } from '../ask-site';

/** One line of a list: where it begins in the file, counted from 1, and its cells; `undefined` where it has another number of them. */
export interface ListLine {
  line: number;
  cells: Record<string, string> | undefined;
}

export interface List {
  columns: CsvColumn[];
  /** What nobody here knows, and is left out. */
  ignored: string[];
  lines: ListLine[];
}

/**
 * Reads a list of people: CSV in UTF-8, with a header line, with commas, semicolons or tabs.
 *
 * @throws CannotAsk where it cannot be read, or has no column for addresses or for when each was confirmed
 */
export async function readList(file: string): Promise<List> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotAsk(`${file} cannot be read.`);
  });
  return parseList(decode(bytes, file), file);
}

/** The same of a text; `file` names it in what is said. */
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
        `${file} has no column ${name}. Its first line says: ${names.join(', ')}. An import needs address and confirmed_at (when each of them confirmed, such as 2024-05-01), and reads ${csvColumns.join(', ')}.`,
      );
  const columns = csvColumns.filter((name) => names.includes(name));
  return {
    columns,
    ignored: names.filter((name) => name && !columns.some((column) => column === name)),
    lines: rows.map(({ line, cells }) => ({
      line,
      cells:
        cells.length === names.length
          ? Object.fromEntries(columns.map((name) => [name, plainCell(cells[names.indexOf(name)] ?? '')]))
          : undefined,
    })),
  };
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CannotAsk(`${file} is not in UTF-8. In a spreadsheet, save it as "CSV UTF-8".`);
  }
}
