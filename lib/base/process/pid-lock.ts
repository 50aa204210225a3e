import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** That another process, which lives, holds a lock. */
export class LockHeld extends Error {
  override name = 'LockHeld';

  constructor(
    readonly pid: number,
    folder: string,
  ) {
    super(`Process ${pid} has ${folder} open already. Stop it first: one process at a time may.`);
  }
}

/** Taking a lock over lasts milliseconds; who began it longer ago, in milliseconds, has died doing so. */
const longestTakeover = 5000;

/**
 * Makes this process the only holder of a lock file, which names it. What a dead process has left is taken over; also where
 * its number belongs to another program by now, which is known on Linux by when that was started.
 *
 * @returns gives the lock back
 * @throws LockHeld where a living process holds it
 */
export async function holdPidLock(file: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify(await thisProcess());
  await mkdir(path.dirname(file), { recursive: true });
  for (;;) {
    const isMine = await writeFile(file, mine, { flag: 'wx' }).then(
      () => true,
      (error) => rethrowUnless(error, 'EEXIST'),
    );
    if (isMine) return () => rm(file, { force: true });
    const holder = await livingHolder(file);
    if (holder) throw new LockHeld(holder, path.dirname(file));
    await takeAway(file);
  }
}

/** The number of the living process that a lock file names. */
async function livingHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error) => rethrowUnless(error, 'ENOENT') || '');
  // Somebody has made the file and not yet written into it, or has died between the two.
  if (!text) {
    await wait(50);
    return undefined;
  }
  const holder: NamedProcess = JSON.parse(text);
  return (await isRunning(holder)) ? holder.pid : undefined;
}

/** Removes what a dead process has left, unless another process is just doing that: two could remove each other's new locks. */
async function takeAway(file: string): Promise<void> {
  const guardForm = `${file}.takeover`;
  const isGuarding = await mkdir(guardForm).then(
    () => true,
    (error) => rethrowUnless(error, 'EEXIST'),
  );
  if (isGuarding) {
    try {
      if (!(await livingHolder(file))) await rename(file, `${file}.dead`).catch((error) => rethrowUnless(error, 'ENOENT'));
    } finally {
      await rm(guardForm, { recursive: true, force: true });
      await rm(`${file}.dead`, { force: true });
    }
    return;
  }
  const begun = await stat(guardForm).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (begun && Date.now() - begun > longestTakeover) await rm(guardForm, { recursive: true, force: true });
  await wait(20);
}

/** A process by its number, and by when it was started where the system tells: numbers are used again. */
export interface NamedProcess {
  pid: number;
  started?: string | undefined;
}

export async function thisProcess(): Promise<NamedProcess> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

export async function isRunning({ pid, started }: NamedProcess): Promise<boolean> {
  return isAlive(pid) && (await startOf(pid)) === started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process was started, in ticks since the machine was, or nothing where the system does not tell: `proc(5)`, field 22 of `stat`. */
async function startOf(pid: number): Promise<string | undefined> {
  const fields = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
}

function rethrowUnless(error: unknown, code: string): false {
  if (error instanceof Error && 'code' in error && error.code === code) return false;
  throw error;
}
