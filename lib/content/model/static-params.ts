import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '../../base/env/env';
import { pageCacheFile } from '../../base/files/page-cache';
import { type Locale, locales } from '../../base/i18n/i18n';
import { listPages } from './pages';

/** A page to build, with everything that it depends on. */
export interface StaticPage<Params> {
  params: Params & { locale: Locale };
  /** Its path without its language. */
  path: string;
  /** Everything that it shows, as plain data: the key of the page cache. */
  shows: unknown;
}

/**
 * Returns the static params of the pages that this build must render: in `npm run build` those that are not in the page cache, else all.
 * The plan is written to a file for `scripts/build/cached-pages.ts`, which restores the others.
 *
 * Pages of all languages are planned together: if a route had no page in one language, Next.js would build none in the others.
 */
export function staticPages<Params>(planned: (locale: Locale) => StaticPage<Params>[]): StaticPage<Params>['params'][] {
  const pages = locales.flatMap(planned);
  const { build } = env;
  if (!build) return pages.map(({ params }) => params);
  // The header and footer of every page link to standing pages.
  const linked = locales.map((locale) => listPages(locale).map(({ slug }) => slug));
  const plan = pages.map(({ params, path: address, shows }) => {
    return { params, address: `/${params.locale}${address}`, key: pageKey(build.codeVersion, params.locale, address, [shows, linked]) };
  });
  const entries = plan.map(({ address, key }) => [address, key]);
  writeFileSync(path.join(build.planFolder, `${hashOf(entries)}.json`), JSON.stringify(entries));
  return plan.filter(({ key }) => !existsSync(pageCacheFile(key))).map(({ params }) => params);
}

/** Returns the page cache key: a hash of everything that a page, or a file beside it, is made from. */
export function pageKey(codeVersion: string, locale: Locale, path: string, shows: unknown): string {
  return hashOf([codeVersion, locale, path, shows]);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
