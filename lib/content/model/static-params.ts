import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '../../base/env/env';
import { pageCacheFile } from '../../base/files/page-cache';
import { type Locale, locales } from '../../base/i18n/i18n';
import { listPages } from './pages';

/** A page to be, by what it depends on. */
export interface StaticPage<Params> {
  params: Params & { locale: Locale };
  /** Its address without its language. */
  path: string;
  /** Everything that it shows, as plain data. */
  shows: unknown;
}

/**
 * Gives the parameters of those pages that this build must make. A page whose code and data are what they were is taken
 * from an earlier build instead; what was planned is written down for `scripts/build/page-cache.ts`, which does that. Outside
 * `npm run build` every page is made.
 *
 * The pages of all languages are planned together, and each names its language: of a route that has none to make in one
 * language Next.js would make none in the others either.
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

/** Names a page, or a file beside it, by everything that it is made from. */
export function pageKey(codeVersion: string, locale: Locale, path: string, shows: unknown): string {
  return hashOf([codeVersion, locale, path, shows]);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
