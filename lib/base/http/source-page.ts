import { defaultLocale, isLocale, type Locale, locales } from '../i18n/i18n';

/** The form field with the path of its page, including the language. */
export const sourceField = 'source';

/** Paths of the site, without query. */
const pathPattern = /^\/[\w./%~-]{0,200}$/;

/** Returns the path in that field if the site can have it, else the home page. */
export function readSource(text: string | undefined): string {
  return text && pathPattern.test(text) && !text.startsWith('//') ? text : '/';
}

/** Returns the language of a page. */
export function localeOfPath(path: string): Locale {
  const first = path.split('/')[1] ?? '';
  return isLocale(first) ? first : defaultLocale;
}

/** Returns the language of the referring page, else the first language of `Accept-Language` that the site has. */
export function localeOfRequest(headers: Headers): Locale {
  const from = headers.get('referer');
  if (from && URL.canParse(from)) return localeOfPath(new URL(from).pathname);
  const wanted = (headers.get('accept-language') ?? '')
    .slice(0, 200)
    .toLowerCase()
    .split(/[,;\s]+/);
  return wanted.flatMap((tag) => locales.find((locale) => tag === locale || tag.startsWith(`${locale}-`)) ?? [])[0] ?? defaultLocale;
}
