/**
 * What a terminal offers at the tab key for the last entry of a list with commas: the whole lines that would then stand
 * there, and the line that they replace. Entries that are already in the list are not offered again.
 */
export function completeList(line: string, keys: readonly string[]): [offers: string[], line: string] {
  const comma = line.lastIndexOf(',') + 1;
  const given = line
    .slice(0, comma)
    .split(',')
    .map((entry) => entry.trim());
  const start = line.slice(comma).trimStart();
  const before = line.slice(0, line.length - start.length);
  return [keys.filter((key) => key.startsWith(start) && !given.includes(key)).map((key) => before + key), line];
}
