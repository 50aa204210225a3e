import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BodyHeading } from './remark-headings';

/** A body as JavaScript that makes its elements, for any wardrobe. */
export interface CompiledBody {
  code: string;
  headings: BodyHeading[];
}

/** Vercel keeps this folder between builds. */
const folder = path.join('.next', 'cache', 'bodies');

const inMemory = new Map<string, Promise<CompiledBody>>();

/**
 * Gives a compiled body from memory or from an earlier build, else compiles and keeps it, so that each is compiled once
 * however many pages use it. `identity` names everything that the result depends on besides the pipeline's own code.
 * Where nothing can be written, as in a function on Vercel, it is kept in memory only.
 */
export function keepCompiled(identity: readonly string[], compile: () => Promise<CompiledBody>): Promise<CompiledBody> {
  const key = createHash('sha256')
    .update(JSON.stringify([pipelineVersion(), ...identity]))
    .digest('hex');
  const kept = inMemory.get(key) ?? fromDisk(key).then((found) => found ?? compileAndKeep(key, compile));
  inMemory.set(key, kept);
  kept.catch(() => inMemory.delete(key));
  return kept;
}

async function fromDisk(key: string): Promise<CompiledBody | undefined> {
  const file = fileOf(key);
  try {
    const compiled: CompiledBody = JSON.parse(await readFile(file, 'utf8'));
    const now = new Date();
    await utimes(file, now, now); // Says that it is still used: the build removes what was not for long.
    return compiled;
  } catch {
    return undefined;
  }
}

async function compileAndKeep(key: string, compile: () => Promise<CompiledBody>): Promise<CompiledBody> {
  const compiled = await compile();
  try {
    mkdirSync(folder, { recursive: true });
    // Several processes may write the same one: a reader must never see half of it.
    const draft = `${fileOf(key)}.${process.pid}`;
    await writeFile(draft, JSON.stringify(compiled));
    await rename(draft, fileOf(key));
  } catch {
    // A read-only disk only costs time.
  }
  return compiled;
}

function fileOf(key: string): string {
  return path.join(folder, `${key}.json`);
}

let version: string | undefined;

/** Changes with the code that compiles bodies, the packages it uses and the words it puts in. */
function pipelineVersion(): string {
  version ??= ['lib/mdx', 'content/dictionaries', 'package-lock.json']
    .flatMap((place) => filesIn(place))
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256').update(process.env.NODE_ENV ?? ''))
    .digest('hex');
  return version;
}

function filesIn(place: string): string[] {
  try {
    return readdirSync(place)
      .sort()
      .map((name) => path.join(place, name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTDIR') return [place];
    if (code === 'ENOENT') return []; // A function has no sources; its code does not change while it runs.
    throw error;
  }
}
