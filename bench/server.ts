import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../scripts/free-port';
import { endProgram, type Program, startProgram, workFolder } from './program';

export interface Server {
  /** Its address without a trailing slash. */
  origin: string;
  /** The session of its processes, where it has some of its own. */
  session?: number;
  stop: () => Promise<void>;
}

/** How long a server may take until it answers, in milliseconds: `npm start` may have to build first. */
const patience = 600_000;

/** Starts a server that listens at `origin` and waits until it answers at `path`. Throws where it ends or stays silent. */
export async function startServer(program: Program, origin: string, path = '/'): Promise<Server> {
  const running = await startProgram(program);
  const stop = () => endProgram(running);
  const hasEnded = running.exit.then(() => true);
  const deadline = performance.now() + patience;
  while (!(await fetch(origin + path).catch(() => undefined))?.ok) {
    if ((await Promise.race([hasEnded, sleep(200)])) || performance.now() > deadline) {
      await stop();
      throw new Error(`${program.name} does not answer at ${origin}${path}: see ${running.log}`);
    }
  }
  return { origin, session: running.child.pid, stop };
}

/** The build in a folder, served by Next.js alone. */
export function startNextAlone(folder = '.'): Promise<Server> {
  return startIn(folder, 'next-alone', path.resolve('test/browser/serve-next-alone.ts'));
}

/** The build in a folder, served as by `npm start`. */
export function startStatic(folder: string): Promise<Server> {
  return startIn(folder, 'static', 'scripts/start-site.ts');
}

async function startIn(folder: string, name: string, script: string): Promise<Server> {
  const port = await freePort();
  const env = { PORT: port, LISTEN_HOST: '127.0.0.1', SITE_URL: 'https://newsletter.example', DATA_DIR: path.join(workFolder, name) };
  const args = ['--import', import.meta.resolve('tsx'), script];
  return startServer({ name, command: 'node', args, cwd: folder, env }, `http://127.0.0.1:${port}`);
}

/** The site of this repository as `npm start` serves it, built for `siteUrl` or, without one, for where it is served. */
export async function startSite(siteUrl?: string): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  console.log('Starting the site; it is built first where it has to be');
  const env = { PORT: port, LISTEN_HOST: '127.0.0.1', SITE_URL: siteUrl ?? origin };
  return startServer({ name: 'site', command: 'npm', args: ['start'], env }, origin);
}
