/** `npm start`: builds where there is no build of the current sources, then serves it. `PORT` and `LISTEN_HOST` are respected. */
import { spawn } from 'node:child_process';
import { runStep } from './run-step';
import { isBuildCurrent } from './source-stamp';
import { stopTogether } from './stop-together';

const port = readPort(process.env.PORT);
const host = process.env.LISTEN_HOST;

if (!(await isBuildCurrent())) {
  console.log('No build of the current sources yet: building. This takes about a minute.');
  const code = await runStep('node', ['--import', 'tsx', 'scripts/build-site.ts']);
  if (code !== 0) process.exit(code);
}

const server = spawn('next', ['start', '--port', String(port), ...(host ? ['--hostname', host] : [])], {
  stdio: ['inherit', 'pipe', 'inherit'],
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
let isReady = false;
server.stdout.setEncoding('utf8').on('data', (text: string) => {
  if (isReady) process.stdout.write(text);
  else if (text.includes('Ready')) {
    isReady = true;
    console.log(`\nThe newsletter is at http://${host ?? 'localhost'}:${port} (Ctrl+C stops it)`);
  }
});
stopTogether([server]);

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  console.error(`PORT is "${value}". Give a number from 1 to 65535, or leave it unset for 3000.`);
  process.exit(1);
}
