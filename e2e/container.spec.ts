import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { freePort } from '../scripts/free-port';

const run = promisify(execFile);

/** The user ID of `nobody` on Linux, which may write nowhere. */
const nobody = 65_534;

/** What an image of deploy/Containerfile holds, in a folder outside the project, so that files which it does not copy are missing. */
interface Image {
  folder: string;
  dataFolder: string;
  env: NodeJS.ProcessEnv;
  command: string[];
}

let image: Image;

test.beforeAll(async () => {
  test.setTimeout(900_000);
  image = await makeImage({ SITE_URL: 'https://newsletter.example' });
});
/** Sites to stop when a test fails. */
const running = new Set<ChildProcess>();
test.afterEach(() => {
  for (const site of running) site.kill();
});
test.afterAll(() => rm(path.dirname(image.folder), { recursive: true, maxRetries: 5 }));

test('what the Containerfile copies builds, starts as another user, and sends a scheduled campaign after a restart', {
  tag: '@all',
}, async () => {
  test.setTimeout(180_000);
  const first = await start(image);
  expect(first.said).toContain(`Admin token: ${path.join(image.dataFolder, 'admin-token')} (sign in at /admin)`);
  expect((await fetch(`${first.address}/posts/top-ai-frameworks-for-2024`)).status).toBe(200);

  const token = (await readFile(path.join(image.dataFolder, 'admin-token'), 'utf8')).trim();
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Content-Type': 'application/json' };
  const ask = async (endpoint: string, fields: object) => {
    const answer = await fetch(first.address + endpoint, { method: 'POST', headers, body: JSON.stringify(fields) });
    expect(answer.ok, `${endpoint}: ${answer.status}`).toBe(true);
  };
  await ask('/api/subscribers/import', { address: ['ada@reader.example'], confirmed_at: ['2024-05-01'] });
  // Due while the site is stopped: the next start has to find it.
  await ask('/api/campaigns', { slug: 'jax-in-depth', at: new Date(Date.now() + 3000).toISOString() });
  await first.stop();
  expect(await mailsIn(image)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 3000));

  const second = await start(image);
  await expect.poll(() => mailsIn(image), { timeout: 60_000 }).toHaveLength(1);
  await second.stop();
});

/** Follows the Containerfile, but links the installed packages instead of running `npm ci`. */
async function makeImage(args: Record<string, string>): Promise<Image> {
  const lines = (await readFile('deploy/Containerfile', 'utf8')).replace(/\\\n/g, ' ').split('\n');
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'newsletter-image-')), 'current');
  const dataFolder = path.join(path.dirname(folder), 'data');
  await mkdir(folder);
  const { PATH, HOME } = process.env;
  const given: Record<string, string | undefined> = { PATH, HOME };
  const env = given as NodeJS.ProcessEnv;
  let command: string[] = [];
  for (const line of lines) {
    const [instruction, ...rest] = line.trim().split(/\s+/);
    const text = rest.join(' ');
    if (instruction === 'COPY' && !text.startsWith('--from')) await copy(rest, folder);
    if (instruction === 'ENV') Object.assign(env, readVariables(text, args));
    if (instruction === 'RUN' && text === 'npm ci') await linkPackages(folder);
    else if (instruction === 'RUN' && text.includes('npm run build'))
      await run('sh', ['-c', text], { cwd: folder, env, maxBuffer: 2 ** 26 });
    if (instruction === 'CMD') command = JSON.parse(text);
  }
  // The folders that the last RUN makes for the image's user.
  const cache = path.join(folder, '.next/cache');
  for (const made of [cache, dataFolder]) {
    await mkdir(made, { recursive: true });
    if (isRoot()) await chown(made, nobody, nobody);
  }
  await chmod(path.dirname(folder), 0o755);
  Object.assign(env, { DATA_DIR: dataFolder, LISTEN_HOST: '127.0.0.1', HOME: dataFolder });
  return { folder, dataFolder, env, command };
}

async function copy(names: string[], folder: string): Promise<void> {
  const target = path.join(folder, names.at(-1) ?? '');
  const sources = names.slice(0, -1);
  const isInto = names.at(-1)?.endsWith('/');
  for (const source of sources) await cp(source, isInto ? path.join(target, source) : target, { recursive: true });
}

/** Reads `A=$A B=value`, with the build arguments inserted. */
function readVariables(text: string, args: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    text.split(' ').map((one) => {
      const [name = '', value = ''] = one.split('=');
      return [name, value.startsWith('$') ? (args[value.slice(1)] ?? '') : value];
    }),
  );
}

/** Links the packages, which takes seconds. npm writes to its list of packages, so that one is copied. */
async function linkPackages(folder: string): Promise<void> {
  const target = path.join(folder, 'node_modules');
  await run('cp', ['-al', 'node_modules', target]).catch(async () => {
    await rm(target, { recursive: true, force: true });
    await run('cp', ['-a', 'node_modules', target]);
  });
  await rm(path.join(target, '.package-lock.json'));
  await cp('node_modules/.package-lock.json', path.join(target, '.package-lock.json'));
}

/** Starts the image's command as a user that may write only where the image's user may. */
async function start({ folder, env, command: [program = '', ...args] }: Image) {
  const port = await freePort();
  const user = isRoot() ? { uid: nobody, gid: nobody } : {};
  const site: ChildProcess = spawn(program, args, {
    cwd: folder,
    env: { ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
  running.add(site);
  site.once('exit', () => running.delete(site));
  const said: string[] = [];
  if (!site.stdout) throw new Error('The site has no output.');
  for await (const line of createInterface(site.stdout)) {
    said.push(line);
    if (line.startsWith('The newsletter is at')) break;
  }
  site.stdout.resume();
  expect(site.exitCode, said.join('\n')).toBe(null);
  return {
    address: `http://127.0.0.1:${port}`,
    said: said.join('\n'),
    async stop() {
      site.kill();
      await once(site, 'exit');
    },
  };
}

async function mailsIn({ dataFolder }: Image): Promise<string[]> {
  const files = await readdir(path.join(dataFolder, 'outbox')).catch(() => []);
  return files.filter((file) => file.endsWith('.eml'));
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
