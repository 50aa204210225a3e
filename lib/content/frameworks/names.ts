import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const folder = 'content/frameworks';

/**
 * The names and other spellings of all frameworks, each with the framework's key. Read from the raw files: Contentlayer, which
 * finds them in posts, has not typed them yet.
 */
export function namesOfFrameworks(): Map<string, string> {
  const names = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yml'))) {
    const { name, aliases = [] }: { name?: string; aliases?: string[] } = parse(readFileSync(path.join(folder, file), 'utf8')) ?? {};
    for (const spelling of [name, ...aliases]) if (spelling) names.set(spelling, file.replace(/\.yml$/, ''));
  }
  return names;
}

/** The keys of the frameworks that a text names. Letters of other scripts may stand right beside a name, as in Chinese. */
export function frameworksIn(text: string, names: ReadonlyMap<string, string>): string[] {
  const found = [...names].filter(([name]) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`).test(text);
  });
  return [...new Set(found.map(([, key]) => key))];
}
