import { defaultLocale, isLocale, type Locale, locales } from '../i18n/i18n';

/** The name of the field that says on which page a form stands: its path, with its language. */
export const sourceField = 'source';

/** What is typed there by nobody: a path of ours, without query. */
const pathForm = /^\/[\w./%~-]{0,200}$/;

/** The path that a form names, where it can be one of ours; else the home page. */
export function readSource(text: string | undefined): string {
  return text && pathForm.test(text) && !text.startsWith('//') ? text : '/';
}

/** The language of a page, by its path. */
export function localeOfPath(path: string): Locale {
  const first = path.split('/')[1] ?? '';
  return isLocale(first) ? first : defaultLocale;
}

/** The language for somebody of whom nothing but a request is known: that of the page they come from, else what their browser asks for first. */
export function localeOfRequest(headers: Headers): Locale {
  const from = headers.get('referer');
  if (from && URL.canParse(from)) return localeOfPath(new URL(from).pathname);
  const wanted = (headers.get('accept-language') ?? '')
    .slice(0, 200)
    .toLowerCase()
    .split(/[,;\s]+/);
  return wanted.flatMap((tag) => locales.find((locale) => tag === locale || tag.startsWith(`${locale}-`)) ?? [])[0] ?? defaultLocale;
}
