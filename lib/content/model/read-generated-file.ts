import { readFileSync } from 'node:fs';

/** The last complete text of each file. */
const complete = new Map<string, string>();

/**
 * Returns the text of a JSON file that Contentlayer generates. In development the file may be missing or incomplete while Contentlayer
 * replaces it: its last complete text is used until then.
 */
export function readGeneratedFile(file: string): string {
  if (process.env.NODE_ENV !== 'development') return readFileSync(file, 'utf8');
  try {
    const text = readFileSync(file, 'utf8');
    JSON.parse(text);
    complete.set(file, text);
    return text;
  } catch (error) {
    const last = complete.get(file);
    if (last === undefined) throw error;
    return last;
  }
}
