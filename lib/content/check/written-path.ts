import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The path of a file below a folder, with `/` at its start, as the disk has it, whatever the case of the letters it is asked
 * with. One that is there to the letter comes first. Undefined where there is none.
 */
export async function writtenPath(folder: string, src: string): Promise<string | undefined> {
  let written = '';
  for (const part of src.split('/').slice(1)) {
    const names = await readdir(path.join(folder, written)).catch(() => []);
    const name = names.find((name) => name === part) ?? names.find((name) => name.toLowerCase() === part.toLowerCase());
    if (name === undefined) return undefined;
    written += `/${name}`;
  }
  return written;
}
