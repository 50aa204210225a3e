import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow } from '../../lib/base/files/files-below';

/** The code and the packages that determine how share images look. */
const code = 'lib/content/share';
const packages = ['@fontsource/source-serif-4', '@fontsource-variable/noto-serif-sc', 'fontkit', 'linebreak', 'sharp'];

/** Returns a hash of how share images are drawn. It is part of their URLs, which are cached as immutable. */
export async function shareDesign(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of filesBelow(code).filter((file) => !file.includes('.test.'))) hash.update(file).update(await readFile(file));
  for (const name of packages) hash.update(name).update(await versionOf(name));
  return hash.digest('hex').slice(0, 16);
}

async function versionOf(name: string): Promise<string> {
  const folders = createRequire(path.resolve('package.json')).resolve.paths(name) ?? [];
  for (const folder of folders) {
    const file = await readFile(path.join(folder, name, 'package.json'), 'utf8').catch(() => undefined);
    if (file) return JSON.parse(file).version;
  }
  throw new Error(`The package ${name} is not installed. Run "npm ci".`);
}
