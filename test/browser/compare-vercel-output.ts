/**
 * `npm run vercel-output`: builds a preview with Vercel's command-line program, without an account, and compares its output with the
 * responses of `npm start`: status, headers and bytes of every static page and file. Downloads that program (170 MB), so it is not
 * part of `npm test`.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../lib/base/files/files-below';
import { dictionary } from '../../lib/base/i18n/i18n';
import { publicPath } from '../../scripts/build/built-pages';
import { copySite } from '../../scripts/copy-site';
import { freePort } from '../../scripts/free-port';
import { runStep } from '../../scripts/run-step';
import { previewEnvironment, writePreviewContent } from './preview-content';
import { readVercelOutput } from './read-vercel-output';

const vercel = 'vercel@50.44.0';
const site = path.resolve('.fixture-sites/vercel');
const compared = ['content-type', 'content-security-policy', 'x-robots-tag', 'cache-control', 'strict-transport-security'];

await copySite(site);
// With these files Vercel's program does not search the folders above.
for (const name of ['vercel.json', 'package-lock.json', '.npmrc']) await cp(name, `${site}/${name}`);
await writePreviewContent(`${site}/content`);
await rm(`${site}/.vercel`, { recursive: true, force: true });
await mkdir(`${site}/.vercel`);
// As `vercel link` writes it.
await writeFile(`${site}/.vercel/project.json`, JSON.stringify({ projectId: 'prj_local', orgId: 'team_local', settings: {} }));

const started = performance.now();
process.chdir(site);
const code = await runStep('npx', ['-y', vercel, 'build', '--yes', '--token', 'none'], { ...previewEnvironment, PREVIEW: '' });
if (code !== 0) process.exit(code);
console.log(`\nvercel build: ${((performance.now() - started) / 1000).toFixed(0)} s`);

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const env = { ...process.env, ...previewEnvironment, PREVIEW: '', PORT: port, LISTEN_HOST: '127.0.0.1' };
const server = spawn('node', ['--import', 'tsx', 'scripts/start-site.ts'], { env, stdio: 'ignore' });
try {
  while (!(await answers(origin))) await new Promise((resolve) => setTimeout(resolve, 200));
  const differences = await compare();
  for (const difference of differences) console.error(difference);
  process.exitCode = differences.length ? 1 : 0;
} finally {
  server.kill('SIGTERM');
}

async function compare(): Promise<string[]> {
  const output = readVercelOutput('.vercel/output');
  const { routes } = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8'));
  const pages = Object.keys(routes).filter((address) => !address.startsWith('/_'));
  const files = filesBelow('public').map((file) => `/${path.relative('public', file)}`);
  const hashed = filesBelow('.next/static').map((file) => `/_next/static/${path.relative('.next/static', file)}`);
  const differences: string[] = [];
  let bytes = 0;
  for (const address of [...pages.map(publicPath), ...files, ...hashed].map(encoded)) {
    const answer = await fetch(origin + address, { redirect: 'manual' });
    const own = Buffer.from(await answer.arrayBuffer());
    const there = output.answer(address);
    const report = (what: string) => differences.push(`${address}  ${what}`);
    if (!there) {
      report('is not in the output');
      continue;
    }
    bytes += own.length;
    if (there.status !== answer.status) report(`has status ${there.status} on Vercel, ${answer.status} with npm start`);
    if (!own.equals(there.content)) report('has other content');
    for (const name of compared) {
      const [theirs, ours] = [there.headers, answer.headers].map((headers) => headers.get(name)?.replace(/,\s*/g, ', '));
      // Vercel derives the type of a file from its extension.
      if (theirs !== ours && !(name === 'content-type' && !theirs && there.isFile))
        report(`${name}: ${theirs} on Vercel, ${ours} with npm start`);
    }
    if (there.headers.get('x-robots-tag') !== 'noindex') report('has no noindex header');
    if (there.headers.get('content-type')?.startsWith('text/html')) {
      const { strip } = dictionary(address.startsWith('/zh') ? 'zh' : 'en').preview;
      if (!own.toString().includes(strip) || !own.toString().includes('name="robots" content="noindex')) report('has no preview notice');
    }
  }
  for (const address of ['/posts/a-draft', '/posts/scheduled', '/zh/posts/scheduled', '/posts/unlisted'])
    if (!output.answer(address)?.content.includes('role="note"')) differences.push(`${address}  has no ribbon`);
  console.log(`${pages.length} static pages and feeds, ${files.length + hashed.length} files, ${(bytes / 1e6).toFixed(1)} MB compared.`);
  console.log(`${differences.length} differences. ${output.finished} responses are static and never rendered again.`);
  return differences;
}

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

function encoded(address: string): string {
  return address
    .split('/')
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join('/');
}
