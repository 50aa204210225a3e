import 'server-only';
import { env } from '../env/env';
import { type Locale, localePath } from '../i18n/i18n';

/** The whole address of a page, for readers elsewhere; `path` is its address without its language. */
export function absoluteUrl(locale: Locale, path: string): string {
  return new URL(localePath(locale, path), env.siteUrl).href;
}
