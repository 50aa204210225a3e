/** Rows whose content has a length instead of ending with its line: texts and typed arrays. */
const sized = new Set([...'TAOobUSsLlGgMmV']);

/**
 * The ids of the modules that a page's flight data asks the browser for: the client components on the page, Next's own
 * included. Flight is what React's server components are sent as: rows of `id:tag content`, read as `react-server-dom`
 * reads them in React 19. Throws on data of another form.
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
