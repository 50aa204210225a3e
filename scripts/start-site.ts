/**
 * `npm start`: builds where there is no build of the current sources, then serves it. `PORT` and `LISTEN_HOST` are respected; a
 * socket that systemd opened counts more than both (deploy/newsletter.socket): requests wait there while this restarts.
 */
import { siteUrlOf } from '../lib/base/env/derived-settings';
import { addressOfBuild } from './build/source-stamp';
import { ensureAdminToken } from './ensure-admin-token';
import { loadSettings } from './load-settings';
import { runStep } from './run-step';
import { serveSite } from './serve-site';
import { noteServer, serversHere } from './servers-here';

/** SD_LISTEN_FDS_START. */
const firstGivenSocket = 3;

const settings = loadSettings();
const { PORT: port, LISTEN_HOST: host, SITE_URL } = settings;
const siteUrl = siteUrlOf(process.env);
const listening = `http://${host?.includes(':') ? `[${host}]` : (host ?? 'localhost')}:${port}`;

// Before the build, which would take a minute to end in the same error.
const tokenFile = ensureAdminToken(settings);
await haveBuild();
await noteServer(listening);
try {
  await serveSite(isSocketGiven() ? { fd: firstGivenSocket } : { port, host });
  if (!SITE_URL) console.log(`SITE_URL is not set: emails and new pages name ${siteUrl}.`);
  if (tokenFile) console.log(`Admin token: ${tokenFile} (sign in at /admin)`);
  const where = isSocketGiven() ? 'on the socket that was handed over' : `at ${listening}`;
  console.log(`\nThe newsletter is ${where} (Ctrl+C stops it)`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isTaken) stop(`Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`);
  console.error(error);
  process.exit(1);
}

/** Builds where there is no such build, unless another process serves the one that is here: its pages would go from under it. */
async function haveBuild(): Promise<void> {
  const built = await addressOfBuild();
  if (built === siteUrl) return;
  const [other] = await serversHere();
  if (other && built && !SITE_URL) {
    console.log(`Pages name ${built}: process ${other.pid} serves them at ${other.address}, so they are not made again for ${siteUrl}.`);
  } else if (other) {
    stop(
      `Process ${other.pid} serves this folder at ${other.address}, and ${built ? 'SITE_URL is another' : 'its sources or settings have changed'}: ` +
        `a new build would break its pages. Stop it first (kill ${other.pid}), or start a copy of this folder.`,
    );
  } else {
    console.log('No build of the current sources yet: building. This takes about a minute.');
    const code = await runStep('node', ['--import', 'tsx', 'scripts/build-site.ts']);
    if (code !== 0) process.exit(code);
  }
}

/** Whether systemd handed a socket to this very process (sd_listen_fds(3)), and not to one that started it. */
function isSocketGiven(): boolean {
  const { LISTEN_PID, LISTEN_FDS } = process.env;
  return LISTEN_FDS === '1' && LISTEN_PID === String(process.pid);
}

function stop(line: string): never {
  console.error(line);
  process.exit(1);
}
