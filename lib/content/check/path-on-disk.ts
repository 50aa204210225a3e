import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Looks up a path below a folder regardless of case and returns it as it is spelled on disk, with a `/` at its start. An
 * exact match wins. Returns undefined when there is none.
 */
export async function pathOnDisk(folder: string, src: string): Promise<string | undefined> {
  let found = '';
  for (const part of src.split('/').slice(1)) {
    const names = await readdir(path.join(folder, found)).catch(() => []);
    const name = names.find((name) => name === part) ?? names.find((name) => name.toLowerCase() === part.toLowerCase());
    if (name === undefined) return undefined;
    found += `/${name}`;
  }
  return found;
}
