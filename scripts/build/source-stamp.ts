import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../lib/files-below';
import { mailPostalAddressOf, previewOf, siteUrlOf } from '../../lib/settings';

const stampFile = '.next/SOURCE_STAMP';

/** All code and words that pages are made with, files and folders. */
const codeSources = [
  '.env',
  '.env.local',
  '.env.production',
  '.env.production.local',
  'app',
  'components',
  'content/dictionaries',
  'lib',
  'scripts',
  'contentlayer.config.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];

/** Everything a build is made from. */
const sources = [...codeSources, 'content', 'public'];

/**
 * What a build's style sheet and scripts are called, which the types' check and `npm run dev` make anew, too; and its search index,
 * of which a copy of the site may hold another's.
 */
const madeBeside = ['.browser/assets.json', 'public/pagefind/pagefind-entry.json'];

/** Whether the build that is here was made from the sources and settings that are here. */
export async function isBuildCurrent(): Promise<boolean> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => undefined);
  return stamp !== undefined && stamp === (await withMade(await sourceStamp()));
}

/** Remembers that the build that is here was made from these sources. */
export async function stampBuild(stamp: string): Promise<void> {
  await writeFile(stampFile, await withMade(stamp));
}

async function withMade(stamp: string): Promise<string> {
  const made = madeBeside.map((file) => readFile(file, 'utf8').catch(() => ''));
  return [stamp, ...(await Promise.all(made))].join('\n');
}

/** A hash of the sources and settings as they are now: taken before a build, since files may change during it. */
export function sourceStamp(): Promise<string> {
  return hashOf(sources);
}

/** A hash of all code and settings that pages are made with: two pages of one version differ only by their content. */
export function codeVersion(): Promise<string> {
  return hashOf(codeSources);
}

async function hashOf(places: string[]): Promise<string> {
  const hash = createHash('sha256');
  // Dates and plurals come from Node; the last two, where they are set, are written into addresses by Next.js.
  const { NEXT_DEPLOYMENT_ID, NEXT_HASH_SALT } = process.env;
  const ofSite = [siteUrlOf(process.env), previewOf(process.env), mailPostalAddressOf(process.env)];
  const settings = [...ofSite, process.version, NEXT_DEPLOYMENT_ID, NEXT_HASH_SALT];
  hash.update(JSON.stringify(settings));
  const files = places.flatMap(filesBelow).filter((file) => !generated.some((folder) => file.startsWith(folder)));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

/** Made by the build itself. */
const generated = ['pagefind', 'scripts', 'styles'].map((folder) => path.join('public', folder, path.sep));
