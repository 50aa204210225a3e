/**
 * `npm run new -- "Title" [--lang zh] [--of slug] [--slug my-post] [--category newsletter] [--tags jax,pytorch]`: writes a draft
 * that passes the check, or with --of a draft of a translation, and prints its file and address. On a terminal without arguments
 * it prompts. Never overwrites a file. Exits 1 when the draft cannot be written or has errors, 2 on invalid arguments.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defaultLocale, isLocale, type Locale, localePath, locales, otherLocales } from '../lib/base/i18n/i18n';
import { closest } from '../lib/base/text/closest';
import { checkContent } from '../lib/content/check/check-content';
import { formatDiagnostic } from '../lib/content/check/diagnostic';
import { fileNameOf, readFileName } from '../lib/content/check/file-name';
import { checkLabels } from '../lib/content/check/labels';
import { readText } from '../lib/content/check/read-text';
import { scaffoldPost, scaffoldTranslation } from '../lib/content/new-post/scaffold-post';
import { slugOfTitle } from '../lib/content/new-post/slug-of-title';
import { askForPost } from './ask-for-post';
import { loadSettings } from './load-settings';

interface PostRequest {
  title?: string;
  lang?: string;
  of?: string;
  slug?: string;
  category?: string;
  tags?: string;
}

const usage =
  'npm run new -- "Title" [--lang zh] [--slug my-post] [--category newsletter] [--tags jax,pytorch]\n' +
  'npm run new -- --of my-post --lang zh ["Title"]   for the translation of a post';

const { PORT } = loadSettings({ exitCode: 2 });
const root = process.cwd();
const { labels } = await checkLabels(root);
const isInteractive = process.argv.length === 2 && process.stdin.isTTY;
const request: PostRequest = isInteractive ? await askForPost(labels) : readArguments();

const lang = readLang(request.lang ?? (request.of ? otherThan(await languageOf(request.of)) : defaultLocale));
const slug = request.of ?? request.slug ?? slugOfTitle(request.title ?? '');
if (!slug)
  stop(
    `The title "${request.title}" cannot become an address, since it has letters that are not Latin. ` +
      'Set one with --slug my-post or, for the translation of a post, use --of that-post.',
  );
const name = fileNameOf(slug, lang);
const known = readFileName(name);
if ('reason' in known) stop(`${known.reason}. ${known.fix}`);

const file = `content/posts/${name}`;
const text = request.of ? await translate(request.of) : writeOriginal();
await writeFile(file, text, { flag: 'wx' }).catch((error) => {
  stop(error.code === 'EEXIST' ? `${file} exists already and was not changed.` : error.message, 1);
});
const errors = (await checkContent(root)).filter((diagnostic) => diagnostic.file === file && diagnostic.severity === 'error');
for (const error of errors) console.error(formatDiagnostic(error));
console.log(`${file}\nIt is a draft: write in it, and see it with "npm run dev" at`);
console.log(`http://localhost:${PORT}${localePath(lang, `/posts/${slug}`)}`);
console.log(`To list what is left to write: npm run check ${file}`);
process.exit(errors.length ? 1 : 0);

function readArguments(): PostRequest {
  try {
    const option = { type: 'string' } as const;
    const options = { lang: option, of: option, slug: option, category: option, tags: option };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [title, ...more] = positionals;
    if (more.length) stop(`Put the whole title in quotes: "${positionals.join(' ')}".`);
    if (title === undefined && values.of === undefined) stop(usage);
    if (title?.trim() === '') stop('The title is empty.');
    return { title, ...values };
  } catch (error) {
    stop(`${error instanceof Error ? error.message.split('. ')[0] : error}.\n${usage}`);
  }
}

/** Writes a new post. Missing tags are found in the title, or else the first tag and category are used. */
function writeOriginal(): string {
  const title = request.title ?? '';
  const words = title.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const named = [...new Set(words.flatMap((word) => labels.aliases.get(word) ?? []))];
  const asked = request.tags?.split(',').flatMap((tag) => tag.trim() || []);
  const tags = asked?.map((tag) => labels.aliases.get(tag.toLowerCase()) ?? tag) ?? (named.length ? named : labels.tags.slice(0, 1));
  const category = request.category ?? labels.categories[0] ?? '';
  for (const tag of tags) expectKnown('tag', tag, labels.tags);
  expectKnown('category', category, labels.categories);
  return scaffoldPost({ title, lang, category, tags: [...new Set(tags)], date: new Date().toISOString().slice(0, 10) });
}

async function translate(of: string): Promise<string> {
  const from = await languageOf(of);
  if (from === lang) stop(`The post "${of}" exists in this language already. Choose another with --lang.`);
  for (const field of ['slug', 'category', 'tags'] as const)
    if (request[field] !== undefined) stop(`A translation has the ${field} of its original: leave out --${field}.`);
  const read = await readText(fileOf(of, from));
  const text = 'text' in read ? scaffoldTranslation(read.text, { title: request.title, lang }) : undefined;
  return text ?? stop(`${fileOf(of, from)} cannot be read. Fix it first: npm run check ${fileOf(of, from)}`, 1);
}

/** Returns the language of a post; of several, the first of the site's languages. */
async function languageOf(slug: string): Promise<Locale> {
  if (/^[a-z0-9-]+$/.test(slug))
    for (const locale of locales) if (await readFile(fileOf(slug, locale)).catch(() => undefined)) return locale;
  return stop(`There is no post "${slug}" to translate. Write the name of its file without the ending.`);
}

function fileOf(slug: string, locale: Locale): string {
  return `content/posts/${fileNameOf(slug, locale)}`;
}

function otherThan(locale: Locale): Locale {
  return otherLocales(locale)[0] ?? locale;
}

function readLang(lang: string): Locale {
  return isLocale(lang) ? lang : stop(`--lang is "${lang}": expected one of ${locales.join(', ')}.`);
}

function expectKnown(entity: string, key: string, keys: string[]): void {
  if (keys.includes(key)) return;
  const guess = closest(key, keys);
  stop(`There is no ${entity} "${key}". ${guess ? `Did you mean "${guess}"?` : `Expected one of ${keys.join(', ')}.`}`);
}

function stop(message: string, code = 2): never {
  console.error(message);
  process.exit(code);
}
