import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { previewOf, siteUrlOf } from '../../lib/base/env/derived-settings';
import { readSetting } from '../../lib/base/env/read-settings';
import { filesBelow } from '../../lib/base/files/files-below';

const stampFile = '.next/SOURCE_STAMP';

/** All code and words that pages are made with, files and folders. */
const codeSources = [
  'app',
  'components',
  'content/dictionaries',
  'lib',
  'scripts',
  'server',
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
  return (await addressOfBuild()) === siteUrlOf(process.env);
}

/**
 * Returns the origin that the pages of the build name, where all else that it was made from is as it is here now; undefined where there is
 * no such build.
 */
export async function addressOfBuild(): Promise<string | undefined> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  const [siteUrl = ''] = stamp.split('\n');
  return stamp !== '' && stamp === (await withMade(await stampFor(siteUrl))) ? siteUrl : undefined;
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
  return stampFor(siteUrlOf(process.env));
}

async function stampFor(siteUrl: string): Promise<string> {
  return `${siteUrl}\n${await hashOf(sources)}`;
}

/** A hash of all code and settings that pages are made with: two pages of one version differ only by their content. */
export function codeVersion(): Promise<string> {
  return hashOf(codeSources, siteUrlOf(process.env), String(readSetting('KEEP_RUNTIME', process.env)));
}

async function hashOf(mergeFields: string[], ...more: string[]): Promise<string> {
  const hash = createHash('sha256');
  // Dates and plurals come from Node; the last two, where they are set, are written into addresses by Next.js.
  const { NEXT_DEPLOYMENT_ID, NEXT_HASH_SALT } = process.env;
  const ofSite = [previewOf(process.env), readSetting('MAIL_POSTAL_ADDRESS', process.env)];
  const settings = [...more, ...ofSite, process.version, NEXT_DEPLOYMENT_ID, NEXT_HASH_SALT];
  hash.update(JSON.stringify(settings));
  const files = mergeFields.flatMap(filesBelow).filter((file) => !generated.some((folder) => file.startsWith(folder)));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

/** Made by the build itself. */
const generated = ['pagefind', 'scripts', 'styles'].map((folder) => path.join('public', folder, path.sep));
