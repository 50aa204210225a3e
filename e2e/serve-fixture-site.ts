/**
 * Serves a second site for the tests: this one's code with many made-up posts, since what a list of 23 posts, a post in
 * one language or a draft looks like cannot be seen on the real content. It lies in `.fixture-sites`, inside the project,
 * so that it finds the same packages.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { copySite } from '../scripts/copy-site';
import { stopTogether } from '../scripts/stop-together';
import { writeInteractivePage } from './fixture-code';
import { writeFixtureContent } from './fixture-content';
import { servedSite } from './served-site';

await copySite(servedSite);
await writeFixtureContent(path.join(servedSite, 'content'));
await writeInteractivePage(servedSite);

stopTogether([spawn('node', ['--import', 'tsx', 'scripts/start-site.ts'], { cwd: servedSite, stdio: 'inherit' })]);
