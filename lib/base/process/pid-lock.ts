import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Thrown if another running process holds a lock. */
export class LockHeld extends Error {
  override name = 'LockHeld';

  constructor(
    readonly pid: number,
    folder: string,
  ) {
    super(`Process ${pid} has ${folder} open already. Stop it first: only one process may open it.`);
  }
}

/** A takeover lasts milliseconds; a process that started one longer ago, in milliseconds, has died. */
const takeoverTimeout = 5000;

/**
 * Acquires a lock file, which names this process, and returns a function that releases it. The lock of a dead process is taken over, also
 * if another program has its process id by now: on Linux the start time of the process is compared, too.
 *
 * @throws LockHeld if a running process holds it
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
    const holder = await runningHolder(file);
    if (holder) throw new LockHeld(holder, path.dirname(file));
    await removeStale(file);
  }
}

/** Returns the id of the running process that a lock file names. */
async function runningHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error) => rethrowUnless(error, 'ENOENT') || '');
  // Another process has created the file and not yet written it, or died in between.
  if (!text) {
    await wait(50);
    return undefined;
  }
  const holder: NamedProcess = JSON.parse(text);
  return (await isRunning(holder)) ? holder.pid : undefined;
}

/** Removes the lock of a dead process, unless another process is doing so: two could remove each other's new locks. */
async function removeStale(file: string): Promise<void> {
  const guard = `${file}.takeover`;
  const isGuarding = await mkdir(guard).then(
    () => true,
    (error) => rethrowUnless(error, 'EEXIST'),
  );
  if (isGuarding) {
    try {
      if (!(await runningHolder(file))) await rename(file, `${file}.dead`).catch((error) => rethrowUnless(error, 'ENOENT'));
    } finally {
      await rm(guard, { recursive: true, force: true });
      await rm(`${file}.dead`, { force: true });
    }
    return;
  }
  const startedAt = await stat(guard).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (startedAt && Date.now() - startedAt > takeoverTimeout) await rm(guard, { recursive: true, force: true });
  await wait(20);
}

/** A process by its id and, since ids are reused, its start time where the system provides it. */
export interface NamedProcess {
  pid: number;
  started?: string | undefined;
}

export async function thisProcess(): Promise<NamedProcess> {
  return { pid: process.pid, started: await startTimeOf(process.pid) };
}

export async function isRunning({ pid, started }: NamedProcess): Promise<boolean> {
  return isAlive(pid) && (await startTimeOf(pid)) === started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Returns the start time of a process in ticks since boot, or undefined on other systems than Linux (`proc(5)`, field 22 of `stat`). */
async function startTimeOf(pid: number): Promise<string | undefined> {
  const fields = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
}

function rethrowUnless(error: unknown, code: string): false {
  if (error instanceof Error && 'code' in error && error.code === code) return false;
  throw error;
}
