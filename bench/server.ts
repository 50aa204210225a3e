import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../scripts/free-port';
import { endProgram, type Program, startProgram, workFolder } from './program';

export interface Server {
  /** Its origin, without a trailing slash. */
  origin: string;
  /** The session of its processes, unless it runs in this process. */
  session?: number;
  stop: () => Promise<void>;
}

/** Milliseconds until a server has to answer: `npm start` may build first. */
const startTimeout = 600_000;

/** Starts a server that listens at `origin`. Resolves when it answers at `path`; throws if it ends or does not answer in time. */
export async function startServer(program: Program, origin: string, path = '/'): Promise<Server> {
  const running = await startProgram(program);
  const stop = () => endProgram(running);
  const hasEnded = running.exit.then(() => true);
  const deadline = performance.now() + startTimeout;
  while (!(await fetch(origin + path).catch(() => undefined))?.ok) {
    if ((await Promise.race([hasEnded, sleep(200)])) || performance.now() > deadline) {
      await stop();
      throw new Error(`${program.name} does not answer at ${origin}${path}: see ${running.log}`);
    }
  }
  return { origin, session: running.child.pid, stop };
}

/** Serves the build in a folder by Next.js without the static responses. */
export function startNextAlone(folder = '.'): Promise<Server> {
  return startIn(folder, 'next-alone', path.resolve('test/browser/serve-next-alone.ts'));
}

/** Serves the build in a folder as `npm start` does. */
export function startStatic(folder: string): Promise<Server> {
  return startIn(folder, 'static', 'scripts/start-site.ts');
}

async function startIn(folder: string, name: string, script: string): Promise<Server> {
  const port = await freePort();
  const env = { PORT: port, LISTEN_HOST: '127.0.0.1', SITE_URL: 'https://newsletter.example', DATA_DIR: path.join(workFolder, name) };
  const args = ['--import', import.meta.resolve('tsx'), script];
  return startServer({ name, command: 'node', args, cwd: folder, env }, `http://127.0.0.1:${port}`);
}

/** Starts this site with `npm start`, built for `siteUrl` or else for its own origin. */
export async function startSite(siteUrl?: string): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  console.log('Starting the site, after a build if it needs one');
  const env = { PORT: port, LISTEN_HOST: '127.0.0.1', SITE_URL: siteUrl ?? origin };
  return startServer({ name: 'site', command: 'npm', args: ['start'], env }, origin);
}
