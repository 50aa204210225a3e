import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from './files-below';

/** The kinds of results, and the code, texts and packages that they depend on. */
const sources = {
  'compiled-bodies': [
    ...['lib/content/mdx', 'server/content/render-body.tsx', 'lib/base/i18n', 'lib/base/files/image-size.ts'],
    ...['content/dictionaries', 'package-lock.json'],
  ],
  'checked-bodies': ['lib/content/check', 'lib/content/mdx', 'lib/content/model/reading-time.ts', 'package-lock.json'],
};

type Kind = keyof typeof sources;

/** Vercel keeps `.next/cache` between builds. */
export const buildCacheFolders = Object.keys(sources).map((kind) => path.join('.next', 'cache', kind));

const inMemory = new Map<string, Promise<unknown>>();

/**
 * Returns a cached result, or computes and caches it, once for concurrent calls. It must be plain data; undefined is not written to disk.
 * `identity` must name everything that it depends on besides the code. On a read-only disk it is cached in memory only.
 */
export function cacheResult<T>(kind: Kind, identity: readonly unknown[], compute: () => Promise<T>): Promise<T> {
  const file = fileOf(kind, identity);
  // The name of the file determines the type of its result.
  const cached =
    (inMemory.get(file) as Promise<T> | undefined) ?? fromDisk<T>(file).then((found) => found ?? computeAndStore(file, compute));
  inMemory.set(file, cached);
  // A result on disk is not kept in memory, too: a build of thousands of posts would hold all of them.
  const forget = () => existsSync(file) && inMemory.delete(file);
  cached.then(forget, () => inMemory.delete(file));
  return cached;
}

/** Returns whether a result is cached on disk. */
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
    // The build removes results that have not been used for long. A read-only disk does not matter.
    await utimes(file, now, now).catch(() => {});
    return result;
  } catch {
    return undefined;
  }
}

async function computeAndStore<T>(file: string, compute: () => Promise<T>): Promise<T> {
  const result = await compute();
  if (result === undefined) return result;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // Several processes may write the same file: none may read an incomplete one.
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, JSON.stringify(result));
    await rename(draft, file);
  } catch {
    // On a read-only disk it is computed again.
  }
  return result;
}

const versions = new Map<Kind, string>();

function version(kind: Kind): string {
  const cached = versions.get(kind);
  if (cached) return cached;
  const hash = createHash('sha256').update(`${kind} ${process.version}`);
  // Functions on Vercel have no sources; their code does not change.
  for (const file of sources[kind].flatMap(filesBelow)) hash.update(file).update(readFileSync(file));
  const version = hash.digest('hex');
  versions.set(kind, version);
  return version;
}
