/**
 * `npm start`: builds if there is no build of the current sources, then serves it at `PORT` and `LISTEN_HOST`, or on a socket of systemd
 * (deploy/newsletter.socket), where requests wait during a restart.
 */
import { siteUrlOf } from '../lib/base/env/derived-settings';
import { addressOfBuild } from './build/source-stamp';
import { ensureAdminToken } from './ensure-admin-token';
import { loadSettings } from './load-settings';
import { runStep } from './run-step';
import { registerServer, runningServers } from './running-servers';
import { serveSite } from './serve-site';

/** SD_LISTEN_FDS_START of sd_listen_fds(3). */
const firstPassedSocket = 3;

const settings = loadSettings();
const { PORT: port, LISTEN_HOST: host, SITE_URL } = settings;
const siteUrl = siteUrlOf(process.env);
const address = `http://${host?.includes(':') ? `[${host}]` : (host ?? 'localhost')}:${port}`;

// Before the build, which would fail with the same error after a minute.
const tokenFile = ensureAdminToken(settings);
await ensureBuild();
await registerServer(address);
try {
  await serveSite(isSocketPassed() ? { fd: firstPassedSocket } : { port, host });
  if (!SITE_URL) console.log(`SITE_URL is not set: links in emails and new pages start with ${siteUrl}.`);
  if (tokenFile) console.log(`Admin token: ${tokenFile} (sign in at /admin)`);
  const where = isSocketPassed() ? 'on the socket of systemd' : `at ${address}`;
  console.log(`\nThe newsletter is ${where} (Ctrl+C stops it)`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isTaken) stop(`Port ${port} is in use by another program. Stop it, or use another port: PORT=${port + 1} npm start`);
  console.error(error);
  process.exit(1);
}

/** Builds if there is no current build. Stops if another process serves the present one: a new build would remove its files. */
async function ensureBuild(): Promise<void> {
  const built = await addressOfBuild();
  if (built === siteUrl) return;
  const [other] = await runningServers();
  if (other && built && !SITE_URL) {
    console.log(
      `Pages link to ${built}, not to ${siteUrl}: process ${other.pid} serves them at ${other.address}, so they are not rebuilt.`,
    );
  } else if (other) {
    stop(
      `Process ${other.pid} serves this folder at ${other.address}, and ${built ? 'SITE_URL is another' : 'its sources or settings have changed'}: ` +
        `a new build would break its pages. Stop it first (kill ${other.pid}), or start from a copy of this folder.`,
    );
  } else {
    console.log('There is no build of the current sources: building. This takes about a minute.');
    const code = await runStep('node', ['--import', 'tsx', 'scripts/build-site.ts']);
    if (code !== 0) process.exit(code);
  }
}

/** Returns whether systemd passed a socket to this process (sd_listen_fds(3)), not to its parent. */
function isSocketPassed(): boolean {
  const { LISTEN_PID, LISTEN_FDS } = process.env;
  return LISTEN_FDS === '1' && LISTEN_PID === String(process.pid);
}

function stop(line: string): never {
  console.error(line);
  process.exit(1);
}
