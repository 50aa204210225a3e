import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '../env';
import type { Locale } from '../i18n';
import { keptPageFile, plannedPagesFolder } from '../kept-pages';

/** A page to be, by what it depends on. */
export interface PlannedPage<Params> {
  params: Params;
  /** Its address without its language. */
  path: string;
  /** Everything that it shows, as plain data. */
  shows: unknown;
}

/**
 * Gives the parameters of those pages that this build must make. A page whose code and data are what they were is taken
 * from an earlier build instead; what was planned is written down for `scripts/kept-pages.ts`, which does that. Outside
 * `npm run build` every page is made.
 */
export function pagesToMake<Params>(locale: Locale, pages: PlannedPage<Params>[]): Params[] {
  const { codeVersion } = env;
  if (!codeVersion) return pages.map(({ params }) => params);
  const plan = pages.map(({ params, path: address, shows }) => {
    return { params, address: `/${locale}${address}`, key: hashOf([codeVersion, locale, address, shows]) };
  });
  const planned = plan.map(({ address, key }) => [address, key]);
  mkdirSync(plannedPagesFolder, { recursive: true });
  writeFileSync(path.join(plannedPagesFolder, `${hashOf(planned)}.json`), JSON.stringify(planned));
  return plan.filter(({ key }) => !existsSync(keptPageFile(key))).map(({ params }) => params);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
