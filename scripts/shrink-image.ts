/**
 * `npm run shrink -- public/images/newsletter/x.png`: makes pictures lighter in their places, in the format they have, 1600
 * pixels wide at most, and says what each had and has. Never enlarges one, and leaves one that would not become lighter.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shrinkImage } from '../lib/content/check/shrink-image';

const files = process.argv.slice(2);
if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
  console.error('Name the pictures: npm run shrink -- public/images/newsletter/x.png');
  process.exit(2);
}
for (const file of files) {
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

function kilobytes({ length }: Buffer): string {
  return `${Math.ceil(length / 1000).toLocaleString('en')} kB`;
}
