/**
 * Serves a second site for the tests: this one's code with many made-up posts, since what a list of 23 posts, a post in
 * one language or a draft looks like cannot be seen on the real content. It lies in `.fixture-site`, inside the project, so
 * that it finds the same packages.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { stopTogether } from '../scripts/stop-together';
import { writeFixtureContent } from './fixture-content';

const folder = '.fixture-site';
const copied = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'scripts',
  'contentlayer.config.ts',
  'contentlayer.d.ts',
  'next.config.mjs',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

await mkdir(folder, { recursive: true });
for (const name of copied) {
  await rm(path.join(folder, name), { recursive: true, force: true });
  await cp(name, path.join(folder, name), { recursive: true });
}
await writeFixtureContent(path.join(folder, 'content'));

stopTogether([spawn('node', ['--import', 'tsx', 'scripts/start-site.ts'], { cwd: folder, stdio: 'inherit' })]);
