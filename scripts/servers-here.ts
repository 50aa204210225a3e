import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRunning, type NamedProcess, thisProcess } from '../lib/base/process/pid-lock';

/** A file for each process that serves the build of this folder. Not in `.next`, which a build empties. */
const folder = '.servers';

/** Held by the process that builds in this folder. */
export const buildLock = path.join(folder, 'build.pid');

interface Server extends NamedProcess {
  /** Where it listens, as a person would open it. */
  address: string;
}

/** Returns the processes that serve the build of this folder; forgets those that ended without a word. */
export async function serversHere(): Promise<Server[]> {
  const files = await readdir(folder).catch(() => []);
  const servers = await Promise.all(files.filter((file) => file.endsWith('.json')).map((file) => readServer(path.join(folder, file))));
  return servers.filter((server) => server !== undefined);
}

async function readServer(file: string): Promise<Server | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    const server: Server = JSON.parse(text);
    if (await isRunning(server)) return server;
  } catch {
    // It was just being written or removed.
  }
  await rm(file, { force: true });
  return undefined;
}

/** Notes until the end of this process that it serves the build of this folder. Where nothing may be written, nobody can build either. */
export async function noteServer(address: string): Promise<void> {
  const file = path.join(folder, `${process.pid}.json`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify({ ...(await thisProcess()), address }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EROFS', 'EACCES', 'EPERM'].includes(String(error.code))) return;
    throw error;
  }
  process.on('exit', () => rmSync(file, { force: true }));
}
