/** Builds the fixture site if its sources have changed, and serves it. With `--build` only builds. */
import { spawn } from 'node:child_process';
import { runTogether } from '../../scripts/run-together';
import { fixtureSite, writeFixtureSite } from './fixture-site';

await writeFixtureSite();

const script = process.argv.includes('--build') ? 'build-site' : 'start-site';
runTogether([spawn('node', ['--import', 'tsx', `scripts/${script}.ts`], { cwd: fixtureSite, stdio: 'inherit' })]);
