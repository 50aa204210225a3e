import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { migrationsFolder } from '../../lib/base/db/migrations-folder';
import { copyTemplate, tablesVersion } from './database-templates';

export interface RunningPostgres {
  /** The value for `DATABASE_URL`. */
  url: string;
  /** Stops it in order, or at once without a checkpoint (`SIGQUIT`). Keeps its data. */
  stop(how?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
  /** Starts it again with the same data and URL. */
  start(): Promise<void>;
  /** Stops it and deletes its data. */
  remove(): Promise<void>;
}

/** Returns the folder with the programs of the newest PostgreSQL on this machine, or undefined when none is installed. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => path.join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(path.delimiter)];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')));
}

interface Options {
  /** `-F` turns fsync off: commits survive a crash of the server, but not of the machine. */
  flags?: readonly string[];
  /** Leaves the database without tables; by default it has empty tables. */
  isNew?: boolean;
}

/**
 * Starts a PostgreSQL server for tests: a cluster in a temporary folder, with a socket there. Resolves when it accepts connections.
 */
export async function startPostgres({ flags = [], isNew = false }: Options = {}): Promise<RunningPostgres> {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed. On Debian: apt install postgresql, as .ci/run does');
  const user = serverUser();
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-postgres-'));
  if (user) await chown(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const version = clusterVersion(programs);
  const makeCluster = (template: string) => initializeCluster(programs, template, user);
  if (isNew) await copyTemplate(version, data, makeCluster);
  else
    await copyTemplate(`${version}-${tablesVersion()}`, data, async (template) => {
      await makeCluster(template);
      await migrateCluster(path.join(programs, 'postgres'), template, user);
    });
  let stop = async (_how?: 'SIGINT' | 'SIGQUIT') => {};
  const start = async () => {
    const options = ['-D', data, '-h', '', '-k', folder, ...flags];
    const child = spawn(path.join(programs, 'postgres'), options, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, ...user });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    stop = async (how = 'SIGINT') => {
      child.kill(how);
      await ended;
    };
    await isReady(child);
  };
  await start();
  return {
    url: addressOf(folder),
    start,
    stop: (how) => stop(how),
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, maxRetries: 5 });
    },
  };
}

/** Returns the name of this server's template, such as `postgres-15.18`. */
function clusterVersion(programs: string): string {
  const { stdout } = spawnSync(path.join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return `postgres-${/[\d.]+/.exec(stdout)?.[0] ?? 'unknown'}`;
}

async function initializeCluster(programs: string, data: string, user: ReturnType<typeof serverUser>): Promise<void> {
  const cwd = path.dirname(data);
  if (user) await chown(cwd, user.uid, user.gid);
  const options = ['-D', data, '-U', 'newsletter', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'];
  const result = spawnSync(path.join(programs, 'initdb'), options, { encoding: 'utf8', cwd, ...user });
  if (result.status !== 0) throw new Error(`initdb: ${result.stderr || result.error}`);
}

/** Applies the site's migrations to a cluster. */
async function migrateCluster(program: string, data: string, user: ReturnType<typeof serverUser>): Promise<void> {
  const socket = path.dirname(data);
  const server = spawn(program, ['-D', data, '-h', '', '-k', socket, '-F'], { stdio: ['ignore', 'ignore', 'pipe'], cwd: socket, ...user });
  const ended = once(server, 'close');
  await isReady(server);
  const client = new Client({ connectionString: addressOf(socket) });
  await client.connect();
  await migrate(drizzle({ client }), { migrationsFolder });
  await client.end();
  server.kill('SIGINT');
  await ended;
}

function addressOf(socket: string): string {
  return `postgres://newsletter@/postgres?host=${encodeURIComponent(socket)}`;
}

/** Resolves when a server accepts connections; throws with its output when it ends before. */
function isReady(child: ReturnType<typeof spawn>): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (text.includes('ready to accept connections')) resolve();
    });
    child.once('close', () => reject(new Error(`PostgreSQL does not start: ${output}`)));
  });
}

/** PostgreSQL does not run as root: returns the user of Debian's package. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout));
  if (!uid || !gid) throw new Error('PostgreSQL does not run as root, and there is no user "postgres".');
  return { uid, gid };
}
