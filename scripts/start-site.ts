/**
 * `npm start`: builds where there is no build of the current sources, then serves it. `PORT` and `LISTEN_HOST` are respected; a
 * socket that systemd opened counts more than both (deploy/newsletter.socket): requests wait there while this restarts.
 */

import { isBuildCurrent } from './build/source-stamp';
import { runStep } from './run-step';
import { serveSite } from './serve-site';

/** SD_LISTEN_FDS_START. */
const firstGivenSocket = 3;

const port = readPort(process.env.PORT);
const host = process.env.LISTEN_HOST || undefined;

if (!(await isBuildCurrent())) {
  console.log('No build of the current sources yet: building. This takes about a minute.');
  const code = await runStep('node', ['--import', 'tsx', 'scripts/build-site.ts']);
  if (code !== 0) process.exit(code);
}

try {
  await serveSite(isSocketGiven() ? { fd: firstGivenSocket } : { port, host });
  const where = isSocketGiven() ? 'on the socket that was handed over' : `at http://${host ?? 'localhost'}:${port}`;
  console.log(`\nThe newsletter is ${where} (Ctrl+C stops it)`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(isTaken ? `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start` : error);
  process.exit(1);
}

/** Whether systemd handed a socket to this very process (sd_listen_fds(3)), and not to one that started it. */
function isSocketGiven(): boolean {
  const { LISTEN_PID, LISTEN_FDS } = process.env;
  return LISTEN_FDS === '1' && LISTEN_PID === String(process.pid);
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  console.error(`PORT is "${value}". Give a number from 1 to 65535, or leave it unset for 3000.`);
  process.exit(1);
}
