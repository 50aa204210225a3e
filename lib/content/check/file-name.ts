import { defaultLocale, isLocale, type Locale, languageName, locales } from '../../base/i18n/i18n';
import type { Diagnostic } from './diagnostic';

/** The slug and language in a file name: `x.mdx` is in the default language, `x.zh.mdx` in Chinese. */
export interface FileIdentity {
  slug: string;
  lang: Locale;
}

/** Path segments of the site's own addresses, which no post or page can use as its slug. */
const reserved = new Set(
  `${locales.join(' ')} api u posts tags categories series frameworks compare guide polls search subscribe confirm preferences unsubscribe admin desk
  not-found server-error data images icons scripts styles pagefind share page view markdown answer reversed feed atom sitemap robots llms manifest icon next`.split(
    /\s+/,
  ),
);

/** Device names, which Windows refuses as file names, whatever the extension. */
const device = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/;

const maxSlug = 80;

/** Reads the slug and language from the name of a post's or page's file, or returns what is wrong with the name. */
export function readFileName(name: string): FileIdentity | { reason: string; fix: string } {
  const match = /^(.*?)(?:\.([a-z]{2}))?\.mdx$/s.exec(name);
  if (!match)
    return {
      reason: `"${name}" is not an .mdx file`,
      fix: `Posts are files such as my-post.mdx or, in ${translated('my-post')}; pictures belong in public/images.`,
    };
  const [, slug = '', lang = defaultLocale] = match;
  if (!isLocale(lang))
    return { reason: `"${lang}" in the file name is not a language of this site`, fix: `Name it x.mdx or, in ${translated('x')}.` };
  if (match[2] === defaultLocale)
    return { reason: `the file name ends in ".${lang}.mdx"`, fix: `The default language has no suffix: name it ${slug}.mdx.` };
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
    return {
      reason: `"${slug.slice(0, 60)}" cannot be a part of an address`,
      fix: 'Name the file with lower-case letters a–z, digits and single hyphens, such as my-post.mdx.',
    };
  if (slug.length > maxSlug)
    return { reason: `the file name has ${slug.length} characters before its extension`, fix: `Use at most ${maxSlug}.` };
  if (device.test(slug)) return { reason: `Windows does not allow files named "${slug}"`, fix: 'Choose another file name.' };
  if (reserved.has(slug)) return { reason: `"${slug}" is reserved for an address of the site itself`, fix: 'Choose another file name.' };
  return { slug, lang };
}

/** Returns the name of a translated file as an example in a fix: `Chinese, x.zh.mdx`. */
function translated(slug: string): string {
  const [, locale = defaultLocale] = locales;
  return `${languageName(defaultLocale, locale)}, ${fileNameOf(slug, locale)}`;
}

/** Returns the file name for a slug and language: the inverse of `readFileName`. */
export function fileNameOf(slug: string, lang: Locale): string {
  return `${slug}${lang === defaultLocale ? '' : `.${lang}`}.mdx`;
}

/**
 * Finds files whose names differ only in case or in Unicode normalization: on macOS and Windows, one of them would replace
 * the other. `x.en.mdx` and `x.mdx` clash, too: both are the same post.
 */
export function findNameClashes(files: readonly string[]): Diagnostic[] {
  const first = new Map<string, string>();
  return files.flatMap((file) => {
    const key = foldName(file).replace(`.${defaultLocale}.mdx`, '.mdx');
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, file);
      return [];
    }
    const reason =
      foldName(file) === foldName(other)
        ? `some computers cannot tell this file from ${other}: the names differ only in capital letters or in how accents are encoded`
        : `this file and ${other} are the same post`;
    return [{ file, line: 1, column: 1, severity: 'error', reason, fix: 'Delete or rename one of the two.' }];
  });
}

function foldName(file: string): string {
  return file.normalize('NFC').toLowerCase();
}
