/**
 * `npm run shrink -- public/images/newsletter/x.png`: compresses pictures in place, in their format, at most 1600 pixels wide,
 * and prints their sizes before and after. A picture that would hardly shrink is left alone. Exits 1 when a file is not a picture,
 * 2 on invalid arguments.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shrinkImage } from '../lib/content/check/shrink-image';

for (const file of readArguments()) {
  try {
    const before = await readFile(file);
    const after = await shrinkImage(before);
    if (!after) {
      console.log(`${file}  stays as it is: ${kilobytes(before)}`);
      continue;
    }
    const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
    await writeFile(draft, after);
    await rename(draft, file);
    console.log(`${file}  ${kilobytes(before)} → ${kilobytes(after)}`);
  } catch (error) {
    console.error(`${file}  cannot be read as a picture (${error instanceof Error ? error.message : error})`);
    process.exitCode = 1;
  }
}

function readArguments(): string[] {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    if (positionals.length) return positionals;
  } catch {
    // There are no options: the usage says so.
  }
  console.error('Expected one or more pictures: npm run shrink -- public/images/newsletter/x.png');
  process.exit(2);
}

function kilobytes({ length }: Buffer): string {
  return `${Math.ceil(length / 1000).toLocaleString('en')} kB`;
}
