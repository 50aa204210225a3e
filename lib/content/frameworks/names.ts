import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const folder = 'content/frameworks';

/**
 * Returns the names and aliases of all frameworks, each with the framework's key. Reads the raw files, since Contentlayer needs the names
 * before it has generated them.
 */
export function frameworkNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yml'))) {
    const { name, aliases = [] }: { name?: string; aliases?: string[] } = parse(readFileSync(path.join(folder, file), 'utf8')) ?? {};
    for (const spelling of [name, ...aliases]) if (spelling) names.set(spelling, file.replace(/\.yml$/, ''));
  }
  return names;
}

/** Returns the keys of the frameworks that a text names. Letters of other scripts may touch a name, as in Chinese. */
export function frameworksIn(text: string, names: ReadonlyMap<string, string>): string[] {
  const found = [...names].filter(([name]) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`).test(text);
  });
  return [...new Set(found.map(([, key]) => key))];
}
