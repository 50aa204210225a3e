import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where Debian's package puts the module that serves brotli. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

export interface RunningNginx {
  /** Where it answers, without a final slash. */
  base: string;
  hasBrotli: boolean;
  stop(): Promise<void>;
}

/** Whether this machine has nginx. */
export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v']).error === undefined;
}

/**
 * Starts an nginx with `deploy/nginx.conf` on a port of this machine, in front of the `npm start` at `nodePort`. `site` is the
 * folder of a site for which `npm run compress` has run.
 */
export async function startNginx(site: string, port: string, nodePort: string): Promise<RunningNginx> {
  return runNginx(await ownSettings(site, port, nodePort), port);
}

/**
 * Starts an nginx of its own with these settings, which belong inside `http { }` and listen on `port`. Gives when it answers;
 * throws what nginx says when it does not take the settings, or has said nothing for ten seconds.
 */
export async function runNginx(settings: string, port: string): Promise<RunningNginx> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-nginx-'));
  const hasBrotli = existsSync(brotliModule);
  const config = path.join(folder, 'nginx.conf');
  await writeFile(path.join(folder, 'site.conf'), settings);
  await writeFile(config, mainSettings(folder, hasBrotli));

  const child = spawn('nginx', ['-c', config, '-p', folder, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };
  for (const giveUp = Date.now() + 10_000; Date.now() < giveUp && child.exitCode === null; ) {
    if (await fetch(base, { method: 'HEAD' }).catch(() => undefined)) return { base, hasBrotli, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`nginx does not answer at ${base}: ${said}`);
}

/** `deploy/nginx.conf` with the folder and the ports of this machine in place of an operator's. */
async function ownSettings(site: string, port: string, nodePort: string): Promise<string> {
  const settings = await readFile('deploy/nginx.conf', 'utf8');
  return settings
    .replaceAll('/srv/newsletter/current', path.resolve(site))
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '')
    .replace('/var/log/nginx/', '')
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${nodePort}`);
}

/** What Debian's own main file says, as far as it matters here, with every path in a folder of ours. */
function mainSettings(folder: string, hasBrotli: boolean): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`);
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
${hasBrotli ? `load_module ${brotliModule};` : ''}
daemon off;
worker_processes auto;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
${temporary.join('\n')}
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  ${hasBrotli ? 'brotli_static on;' : ''}
  include ${folder}/site.conf;
}
`;
}
