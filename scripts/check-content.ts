/**
 * `npm run check [path…]`: the content check. Reports every finding as `file:line:column  reason. Fix.` and exits 1 when
 * one is an error. With paths, only what concerns those files and folders is reported; a post elsewhere may be named too.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '../lib/check/check-content';
import { formatFinding } from '../lib/check/finding';

const root = process.cwd();
const { positionals } = parseArgs({ allowPositionals: true });

const wanted: string[] = [];
for (const given of positionals) {
  const file = path.relative(root, path.resolve(given)).split(path.sep).join('/');
  if (!(await stat(path.resolve(given)).catch(() => undefined))) {
    console.error(`There is no file or folder ${given}.`);
    process.exit(1);
  }
  wanted.push(file);
}
const elsewhere = wanted.filter((file) => !file.startsWith('content') && file.endsWith('.mdx'));

const all = await checkContent(root, elsewhere);
const findings = wanted.length
  ? all.filter(({ file }) => wanted.some((place) => file === place || file.startsWith(`${place}/`) || place === ''))
  : all;
for (const finding of findings) console.log(formatFinding(finding));

const errors = findings.filter(({ severity }) => severity === 'error').length;
const warnings = findings.length - errors;
console.log(errors || warnings ? `\n${errors} errors, ${warnings} warnings` : 'The content is in order.');
process.exit(errors ? 1 : 0);
