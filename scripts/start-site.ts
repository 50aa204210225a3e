/** `npm start`: builds where there is no build of the current sources, then serves it. `PORT` and `LISTEN_HOST` are respected. */

import { isBuildCurrent } from './build/source-stamp';
import { runStep } from './run-step';
import { serveSite } from './serve-site';

const port = readPort(process.env.PORT);
const host = process.env.LISTEN_HOST || undefined;

if (!(await isBuildCurrent())) {
  console.log('No build of the current sources yet: building. This takes about a minute.');
  const code = await runStep('node', ['--import', 'tsx', 'scripts/build-site.ts']);
  if (code !== 0) process.exit(code);
}

try {
  await serveSite(port, host);
  console.log(`\nThe newsletter is at http://${host ?? 'localhost'}:${port} (Ctrl+C stops it)`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(isTaken ? `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start` : error);
  process.exit(1);
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  console.error(`PORT is "${value}". Give a number from 1 to 65535, or leave it unset for 3000.`);
  process.exit(1);
}
