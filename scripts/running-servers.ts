import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRunning, type NamedProcess, thisProcess } from '../lib/base/process/pid-lock';

/** Has a file for each process that serves the build in this folder. It is not in `.next`, which a build empties. */
const folder = '.servers';

/** The lock of the process that builds in this folder. */
export const buildLock = path.join(folder, 'build.pid');

interface Server extends NamedProcess {
  /** The URL at which it listens. */
  address: string;
}

/** Returns the processes that serve the build in this folder, and removes the files of those that have ended. */
export async function runningServers(): Promise<Server[]> {
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
    // It is being written or removed.
  }
  await rm(file, { force: true });
  return undefined;
}

/** Registers this process, until it exits, as a server of the build in this folder. In a read-only folder nothing can build. */
export async function registerServer(address: string): Promise<void> {
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
