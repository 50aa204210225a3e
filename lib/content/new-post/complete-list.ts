/**
 * Completes the last entry of a comma-separated list, for a readline `completer`: returns the completed lines and the line that
 * they replace. Entries that are already in the list are left out.
 */
export function completeList(line: string, keys: readonly string[]): [completions: string[], line: string] {
  const comma = line.lastIndexOf(',') + 1;
  const given = line
    .slice(0, comma)
    .split(',')
    .map((entry) => entry.trim());
  const start = line.slice(comma).trimStart();
  const before = line.slice(0, line.length - start.length);
  return [keys.filter((key) => key.startsWith(start) && !given.includes(key)).map((key) => before + key), line];
}
