import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { previewOf, siteUrlOf } from '../../lib/base/env/derived-settings';
import { readSetting } from '../../lib/base/env/read-settings';
import { filesBelow } from '../../lib/base/files/files-below';

const stampFile = '.next/SOURCE_STAMP';

/** The files and folders of all code and texts that pages depend on. */
const codeSources = [
  'app',
  'components',
  'content/dictionaries',
  'lib',
  'scripts',
  'server',
  'contentlayer.config.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];

/** Everything that a build depends on. */
const sources = [...codeSources, 'content', 'public'];

/**
 * Generated files outside `.next` that belong to a build: `npm run types` and `npm run dev` replace the names of assets, and a copy of the
 * site may have the search index of another.
 */
const generatedBeside = ['.browser/assets.json', 'public/pagefind/pagefind-entry.json'];

/** Returns whether the build in this folder was made from its sources and settings. */
export async function isBuildCurrent(): Promise<boolean> {
  return (await addressOfBuild()) === siteUrlOf(process.env);
}

/** Returns the origin in the pages of the build if everything else that it was made from is unchanged; else undefined. */
export async function addressOfBuild(): Promise<string | undefined> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  const [siteUrl = ''] = stamp.split('\n');
  return stamp !== '' && stamp === (await withGenerated(await stampFor(siteUrl))) ? siteUrl : undefined;
}

/** Stores from which sources the build in this folder was made. */
export async function stampBuild(stamp: string): Promise<void> {
  await writeFile(stampFile, await withGenerated(stamp));
}

async function withGenerated(stamp: string): Promise<string> {
  const texts = generatedBeside.map((file) => readFile(file, 'utf8').catch(() => ''));
  return [stamp, ...(await Promise.all(texts))].join('\n');
}

/** Returns a hash of the present sources and settings. It is taken before a build, since files may change meanwhile. */
export function sourceStamp(): Promise<string> {
  return stampFor(siteUrlOf(process.env));
}

async function stampFor(siteUrl: string): Promise<string> {
  return `${siteUrl}\n${await hashOf(sources)}`;
}

/** Returns a hash of all code and settings that pages depend on, without their content. */
export function codeVersion(): Promise<string> {
  return hashOf(codeSources, siteUrlOf(process.env), String(readSetting('KEEP_RUNTIME', process.env)));
}

async function hashOf(roots: string[], ...more: string[]): Promise<string> {
  const hash = createHash('sha256');
  // Node.js formats dates and plurals; Next.js writes the last two into URLs.
  const { NEXT_DEPLOYMENT_ID, NEXT_HASH_SALT } = process.env;
  const ofSite = [previewOf(process.env), readSetting('MAIL_POSTAL_ADDRESS', process.env)];
  const settings = [...more, ...ofSite, process.version, NEXT_DEPLOYMENT_ID, NEXT_HASH_SALT];
  hash.update(JSON.stringify(settings));
  const files = roots.flatMap(filesBelow).filter((file) => !generated.some((folder) => file.startsWith(folder)));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

/** Folders that the build generates. */
const generated = ['pagefind', 'scripts', 'styles'].map((folder) => path.join('public', folder, path.sep));
