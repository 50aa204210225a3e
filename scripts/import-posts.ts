/**
 * `npm run import -- <file or folder> [--dry] [--day-first | --month-first] [--decorative-covers]`: imports Pelican posts and
 * reports for each what was kept, changed and dropped, and what needs a person. With --dry it writes nothing. It never overwrites a
 * file. Exits 1 when a file was rejected, 2 on invalid arguments.
 */
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from '../lib/base/files/files-below';
import { readText } from '../lib/content/check/read-text';
import { type FoundImage, findImage, referencedImages } from '../lib/content/import/find-image';
import { type FileReport, formatReport, formatSummary } from '../lib/content/import/import-report';
import type { OlderFile } from '../lib/content/import/older-post';
import { planImport } from '../lib/content/import/plan-import';

const root = process.cwd();
const { given, values } = readArguments();
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
    unreadable.push({ path: name, outcome: 'rejected', notes: [], rejection: { line, reason: `${reason}. ${fix}` } });
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
process.exit(reports.some(({ outcome }) => outcome === 'rejected') ? 1 : 0);

function readArguments() {
  const usage = 'npm run import -- <file or folder> [--dry] [--day-first | --month-first] [--decorative-covers]';
  const option = { type: 'boolean' } as const;
  const options = { dry: option, 'day-first': option, 'month-first': option, 'decorative-covers': option };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [given] = positionals;
    if (!given || positionals.length > 1) fail(`Expected one file or folder: ${usage}`, 2);
    if (values['day-first'] && values['month-first']) fail('Use --day-first or --month-first, not both.', 2);
    return { given, values };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message.split('. ')[0] : error}.\n${usage}`, 2);
  }
}

/** Reads the posts and YAML files of the site, by path from its root. */
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

function fail(message: string, code = 1): never {
  console.error(message);
  process.exit(code);
}
