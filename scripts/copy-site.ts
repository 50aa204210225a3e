import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Everything that `npm run build` and `npm start` need of this repository, files and folders. */
const copied = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'scripts',
  'server',
  'contentlayer.config.ts',
  'contentlayer.d.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package.json',
  'tsconfig.json',
];

/**
 * Copies the site's sources to `folder`, replacing what an earlier copy left there but keeping what was built from it. The
 * folder must lie inside the project, so that the copy finds the same packages; when those have changed, nothing is kept.
 */
export async function copySite(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // The lock file itself stays away: Next.js would take the folder for the root of a project.
  const packages = createHash('sha256')
    .update(await readFile('package-lock.json'))
    .digest('hex');
  const madeWith = path.join(folder, '.made-with');
  if ((await readFile(madeWith, 'utf8').catch(() => '')) !== packages)
    await rm(path.join(folder, '.next'), { recursive: true, force: true });
  await writeFile(madeWith, packages);
  // What earlier sources had and these have not; what is hidden was built.
  for (const name of await readdir(folder)) {
    const isOurs = copied.includes(name) || name.startsWith('.') || name === 'next-env.d.ts';
    if (!isOurs) await rm(path.join(folder, name), { recursive: true });
  }
  for (const name of copied) {
    await removeSources(path.join(folder, name));
    await cp(name, path.join(folder, name), { recursive: true, filter: (source) => source !== searchIndex });
  }
}

/** Made by a build from the pages of that site. */
const searchIndex = path.join('public', 'pagefind');

async function removeSources(place: string): Promise<void> {
  if (path.basename(place) !== 'public') return rm(place, { recursive: true, force: true });
  for (const name of await readdir(place).catch(() => []))
    if (name !== path.basename(searchIndex)) await rm(path.join(place, name), { recursive: true });
}
