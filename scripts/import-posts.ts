/**
 * `npm run import -- <file or folder> [--dry] [--day-first | --month-first] [--decorative-covers]`: brings posts over from
 * Pelican-style Markdown and says of each what was kept, changed and dropped, and what a person must do. With --dry nothing is
 * written. What exists is never overwritten. Exits 1 when a file was refused.
 */
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from '../lib/base/files/files-below';
import { readText } from '../lib/content/check/read-text';
import { findImage } from '../lib/content/import/find-image';
import { formatReport, formatSummary } from '../lib/content/import/format-report';
import type { FileReport } from '../lib/content/import/import-input';
import type { OlderFile } from '../lib/content/import/older-post';
import { planImport } from '../lib/content/import/plan-import';
import { type FoundImage, referencedImages } from '../lib/content/import/referenced-images';

const root = process.cwd();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dry: { type: 'boolean' },
    'day-first': { type: 'boolean' },
    'month-first': { type: 'boolean' },
    'decorative-covers': { type: 'boolean' },
  },
});
const [given] = positionals;
if (!given || positionals.length > 1) fail('Say which file or folder: npm run import -- <file or folder> [--dry]');
if (values['day-first'] && values['month-first']) fail('Say --day-first or --month-first, not both.');
const info = await stat(given).catch(() => undefined);
if (!info) fail(`There is no file or folder ${given}.`);
const older = info.isDirectory() ? given : path.dirname(given);

const files: OlderFile[] = [];
const unreadable: FileReport[] = [];
const images = new Map<string, FoundImage | undefined>();
for (const place of filesBelow(given).filter((file) => /\.(?:md|markdown|mkd|mdown)$/i.test(file))) {
  const name = path.relative(older, place).split(path.sep).join('/');
  const read = await readText(place);
  if ('fileDiagnostic' in read) {
    const { line, reason, fix } = read.fileDiagnostic;
    unreadable.push({ path: name, outcome: 'refused', notes: [], rejection: { line, reason: `${reason}. ${fix}` } });
    continue;
  }
  files.push({ path: name, text: read.text });
  for (const url of referencedImages(read.text)) images.set(`${name} ${url}`, await findImage(url, name, { older, root }));
}
if (files.length + unreadable.length === 0) fail(`There are no Markdown files (.md) in ${given}.`);

const order = values['day-first'] ? 'day-first' : values['month-first'] ? 'month-first' : undefined;
const plan = planImport({
  files,
  site: await readSite(),
  imageOf: (file, url) => images.get(`${file} ${url}`),
  order,
  decorativeCovers: values['decorative-covers'],
  now: Date.now(),
});
const reports = [...plan.reports, ...unreadable].sort((a, b) => (a.path < b.path ? -1 : 1));
if (!values.dry) {
  for (const [target, source] of plan.copies) {
    await mkdir(path.dirname(path.join(root, target)), { recursive: true });
    if (path.resolve(source) !== path.join(root, target)) await copyFile(source, path.join(root, target));
  }
  for (const [file, text] of plan.writes) await writeFile(path.join(root, file), text);
}
for (const report of reports) console.log(`${formatReport(report)}\n`);
const others = [...plan.writes.keys(), ...plan.copies.keys()].filter((file) => !file.startsWith('content/posts/'));
if (others.length) console.log(`${values.dry ? 'Would also write' : 'Also written'}: ${others.join(', ')}\n`);
console.log(`${values.dry ? 'Nothing was written (--dry). ' : ''}${formatSummary(reports)}.`);
process.exit(reports.some(({ outcome }) => outcome === 'refused') ? 1 : 0);

/** The posts and the YAML files of the site, by their path from its root. */
async function readSite(): Promise<Map<string, string>> {
  const site = new Map<string, string>();
  const posts = filesBelow(path.join(root, 'content/posts')).map((file) => path.relative(root, file).split(path.sep).join('/'));
  for (const file of [...posts, 'content/tags.yml', 'content/categories.yml', 'content/redirects.yml']) {
    const read = await readText(path.join(root, file));
    if ('fileDiagnostic' in read) fail(`${file}: ${read.fileDiagnostic.reason}. Run npm run check first.`);
    site.set(file, read.text);
  }
  return site;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
