/** Runs `npm run dev` in a copy of the site with a draft, and writes what it prints to a file. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { copySite } from '../../scripts/copy-site';
import { runTogether } from '../../scripts/run-together';
import { correctedPost, devLog, devSite, postIn } from './edited-site';

await copySite(devSite);
await postIn(devSite).save(correctedPost);
const log = openSync(devLog, 'w');
runTogether([spawn('node', ['--import', 'tsx', 'scripts/dev-site.ts'], { cwd: devSite, stdio: ['ignore', log, log] })]);

// The compiler starts with the first page, before a test asks for it.
const firstPage = `http://localhost:${process.env.PORT}/posts/keras-in-depth`;
while (
  !(await fetch(firstPage).then(
    ({ ok }) => ok,
    () => false,
  ))
)
  await sleep(500);
