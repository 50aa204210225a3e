/** Tags of rows that have a length instead of ending with a line: texts and typed arrays. */
const sized = new Set([...'TAOobUSsLlGgMmV']);

/**
 * Returns the ids of the modules in a page's flight data: its client components, those of Next.js included. Flight is the format of React
 * server components: rows of `id:tag content`, as `react-server-dom` of React 19 reads them. Throws on another format.
 */
export function clientModulesIn(flight: Buffer): Set<string> {
  const modules = new Set<string>();
  let at = 0;
  while (at < flight.length) {
    const colon = flight.indexOf(':', at);
    const id = flight.toString('latin1', at, colon);
    if (colon < 0 || !/^[0-9a-f]*$/.test(id)) throw new Error(`row "${id.slice(0, 40)}" at byte ${at} has no id`);
    const tag = String.fromCharCode(flight[colon + 1] ?? 0);
    if (sized.has(tag)) {
      const comma = flight.indexOf(',', colon);
      const length = Number.parseInt(flight.toString('latin1', colon + 2, comma), 16);
      if (comma < 0 || Number.isNaN(length)) throw new Error(`row ${id} at byte ${at} has no length`);
      at = comma + 1 + length;
      continue;
    }
    const end = flight.indexOf('\n', colon);
    if (end < 0) throw new Error(`row ${id} at byte ${at} does not end`);
    if (tag === 'I') modules.add(moduleOf(flight.toString('utf8', colon + 2, end)));
    at = end + 1;
  }
  return modules;
}

function moduleOf(row: string): string {
  const [module]: unknown[] = JSON.parse(row);
  if (typeof module !== 'string' && typeof module !== 'number') throw new Error(`import row ${row.slice(0, 80)} names no module`);
  return String(module);
}
