/**
 * `npm run check [path…]`: the content check. Reports every finding as `file:line:column  reason. Fix.` and exits 1 when
 * one is an error. With paths, only what concerns those files and folders is reported; a post elsewhere may be named too.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '../lib/check/check-content';
import { formatFinding } from '../lib/check/finding';

const root = process.cwd();
const { positionals } = parseArgs({ allowPositionals: true });

const wanted: string[] = [];
const elsewhere: string[] = [];
for (const given of positionals) {
  const info = await stat(given).catch(() => undefined);
  if (!info) fail(`There is no file or folder ${given}.`);
  const file = path.relative(root, path.resolve(given)).split(path.sep).join('/');
  const isOwn = file === '' || file === 'content' || file.startsWith('content/');
  if (!isOwn && info.isDirectory()) {
    const names = await readdir(given);
    elsewhere.push(...names.filter((name) => name.endsWith('.mdx')).map((name) => path.posix.join(file, name)));
  } else if (!isOwn && file.endsWith('.mdx')) elsewhere.push(file);
  else if (!isOwn) fail(`There is nothing to check in ${given}: posts end in .mdx.`);
  wanted.push(file);
}

const all = await checkContent(root, elsewhere);
const findings = wanted.length
  ? all.filter(({ file }) => wanted.some((place) => place === '' || file === place || file.startsWith(`${place}/`)))
  : all;
for (const finding of findings) console.log(formatFinding(finding));

const errors = findings.filter(({ severity }) => severity === 'error').length;
const warnings = findings.length - errors;
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
console.log(errors || warnings ? `\n${count(errors, 'error')}, ${count(warnings, 'warning')}` : 'The content is in order.');
process.exit(errors ? 1 : 0);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
