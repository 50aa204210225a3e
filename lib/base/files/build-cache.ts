import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from './files-below';

/** What is kept, and the code, words and packages that make it: when they change, so does what is made. */
const sources = {
  'compiled-bodies': ['lib/content/mdx', 'lib/base/i18n', 'lib/base/files/image-size.ts', 'content/dictionaries', 'package-lock.json'],
  'checked-bodies': ['lib/content/check', 'lib/content/mdx', 'package-lock.json'],
};

type Kind = keyof typeof sources;

/** Vercel keeps `.next/cache` between builds. */
export const buildCacheFolders = Object.keys(sources).map((kind) => path.join('.next', 'cache', kind));

const inMemory = new Map<string, Promise<unknown>>();

/**
 * Gives a result that is being made or was kept, else makes and keeps it, so that it is made once however often it is
 * asked for. It must be plain data; undefined is not kept on disk. `identity` must name everything that it depends on besides
 * the code. Where nothing can be written, as in a function on Vercel, it is kept in memory only.
 */
export function cacheResult<T>(kind: Kind, identity: readonly unknown[], make: () => Promise<T>): Promise<T> {
  const file = fileOf(kind, identity);
  // The file's name says what kind of result it holds.
  const kept = (inMemory.get(file) as Promise<T> | undefined) ?? fromDisk<T>(file).then((found) => found ?? makeAndKeep(file, make));
  inMemory.set(file, kept);
  // Once it is on disk it needs no memory: a build of thousands of posts would keep all of them.
  const forget = () => existsSync(file) && inMemory.delete(file);
  kept.then(forget, () => inMemory.delete(file));
  return kept;
}

/** Whether a result has been made and kept on disk. */
export function isResultCached(kind: Kind, identity: readonly unknown[]): boolean {
  return existsSync(fileOf(kind, identity));
}

function fileOf(kind: Kind, identity: readonly unknown[]): string {
  const key = createHash('sha256')
    .update(JSON.stringify([version(kind), ...identity]))
    .digest('hex');
  return path.join('.next', 'cache', kind, `${key}.json`);
}

async function fromDisk<T>(file: string): Promise<T | undefined> {
  try {
    const result: T = JSON.parse(await readFile(file, 'utf8'));
    const now = new Date();
    // Says that it is still used: the build removes what was not for long. Where it cannot be said, the result is still good.
    await utimes(file, now, now).catch(() => {});
    return result;
  } catch {
    return undefined;
  }
}

async function makeAndKeep<T>(file: string, make: () => Promise<T>): Promise<T> {
  const result = await make();
  if (result === undefined) return result;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // Several processes may write the same one: a reader must never see half of it.
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, JSON.stringify(result));
    await rename(draft, file);
  } catch {
    // A read-only disk only costs time.
  }
  return result;
}

const versions = new Map<Kind, string>();

function version(kind: Kind): string {
  const known = versions.get(kind);
  if (known) return known;
  const hash = createHash('sha256').update(`${kind} ${process.version}`);
  // A function has no sources; its code does not change while it runs.
  for (const file of sources[kind].flatMap(filesBelow)) hash.update(file).update(readFileSync(file));
  const version = hash.digest('hex');
  versions.set(kind, version);
  return version;
}
