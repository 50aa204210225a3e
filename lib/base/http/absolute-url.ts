import 'server-only';
import { env } from '../env/env';
import { type Locale, localePath } from '../i18n/i18n';

/** Returns the absolute URL of a page, for feeds and emails; `path` is without the language. */
export function absoluteUrl(locale: Locale, path: string): string {
  return new URL(localePath(locale, path), env.siteUrl).href;
}
