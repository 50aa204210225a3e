/** Builds the fixture site where its sources have changed, and serves it. With `--build` it only builds. */
import { spawn } from 'node:child_process';
import { stopTogether } from '../scripts/stop-together';
import { fixtureSite, writeFixtureSite } from './fixture-site';

await writeFixtureSite();

const script = process.argv.includes('--build') ? 'build-site' : 'start-site';
stopTogether([spawn('node', ['--import', 'tsx', `scripts/${script}.ts`], { cwd: fixtureSite, stdio: 'inherit' })]);
