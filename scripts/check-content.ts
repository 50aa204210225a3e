/**
 * `npm run check [path…]`: the content check. Reports every diagnostic as `file:line:col  reason. Fix.` and exits 1 when one
 * is an error. With paths, only what concerns those files and folders is reported; a post elsewhere may be named too.
 *
 * `--format short|full|github|json`: on a terminal also the line of the file (full), in GitHub Actions annotations (github).
 * `--fix` fixes what is mechanical first, and says what it did.
 * `--notes`: also what is only good to know, as is said of files that are named. Exits 2 on what it does not understand.
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
  else if (!isOwn) fail(`There is nothing to check in ${place}: posts end in .mdx.`);
  wanted.push(file);
}

if (fix) {
  const fixed = await fixContent(root, elsewhere, isWanted);
  // Programs read diagnostics from the output.
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
    fail(`There is no format "${asked}". Use one of ${formats.join(', ')}.`, 2);
  } catch (error) {
    fail(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error), 2);
  }
}

function fail(message: string, code = 1): never {
  console.error(message);
  process.exit(code);
}
