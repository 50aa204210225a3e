/**
 * `npm run check [path…]`: checks the content. Prints each diagnostic as `file:line:column  reason. Fix.` and exits 1 when one
 * is an error. With paths, prints only those of the given files and folders, which may be posts outside the project.
 *
 * `--format short|full|github|json`: by default full on a terminal, github in GitHub Actions, else short.
 * `--fix` first fixes what needs no decision, and prints what it did.
 * `--notes` also prints notes, which are always printed for given paths. Exits 2 on invalid arguments.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '../lib/content/check/check-content';
import { countDiagnostics, showControls } from '../lib/content/check/diagnostic';
import { fixContent } from '../lib/content/check/fix-content';
import { type Format, formatDiagnostics, formats } from '../lib/content/check/format-diagnostics';

const root = process.cwd();
const { given, format, notes, fix } = readArguments();

const wanted: string[] = [];
const elsewhere: string[] = [];
for (const place of given) {
  const info = await stat(place).catch(() => undefined);
  if (!info) fail(`There is no file or folder ${place}.`);
  const file = path.relative(root, path.resolve(place)).split(path.sep).join('/');
  const isOwn = file === '' || /^(content|public)(\/|$)/.test(file);
  if (!isOwn && info.isDirectory()) {
    const names = await readdir(place);
    elsewhere.push(...names.filter((name) => name.endsWith('.mdx')).map((name) => path.posix.join(file, name)));
  } else if (!isOwn && file.endsWith('.mdx')) elsewhere.push(file);
  else if (!isOwn) fail(`${place} cannot be checked: it is not in content/ or public/, and not an .mdx file.`);
  wanted.push(file);
}

if (fix) {
  const fixed = await fixContent(root, elsewhere, isWanted);
  // On stderr: other programs read diagnostics from stdout.
  for (const { file, done } of fixed) console.error(showControls(`${file}  fixed: ${done.join('; ')}.`));
  if (fixed.length === 0) console.error('There was nothing to fix.');
}
const found = (await checkContent(root, elsewhere)).filter(({ file }) => isWanted(file));
const shown = notes || wanted.length || format === 'json' ? found : found.filter(({ severity }) => severity !== 'note');

const text = await formatDiagnostics(root, shown, format);
if (text) console.log(text);
if (format !== 'json') {
  const hidden = found.length - shown.length;
  const more = hidden ? ` ${hidden} note${hidden === 1 ? '' : 's'}: npm run check -- --notes` : '';
  console.log(shown.length ? `\n${countDiagnostics(found)}` : `The content is in order.${more}`);
}
process.exit(found.some(({ severity }) => severity === 'error') ? 1 : 0);

function isWanted(file: string): boolean {
  return wanted.length === 0 || wanted.some((place) => place === '' || file === place || file.startsWith(`${place}/`));
}

function readArguments(): { given: string[]; format: Format; notes: boolean; fix: boolean } {
  try {
    const options = { format: { type: 'string' }, notes: { type: 'boolean' }, fix: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const asked = values.format ?? (process.env.GITHUB_ACTIONS === 'true' ? 'github' : process.stdout.isTTY ? 'full' : 'short');
    const format = formats.find((name) => name === asked);
    if (format) return { given: positionals, format, notes: values.notes ?? false, fix: values.fix ?? false };
    fail(`--format is "${asked}": expected one of ${formats.join(', ')}.`, 2);
  } catch (error) {
    fail(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error), 2);
  }
}

function fail(message: string, code = 1): never {
  console.error(message);
  process.exit(code);
}
