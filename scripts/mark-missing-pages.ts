import { readFile, writeFile } from 'node:fs/promises';
import { locales } from '../lib/i18n';

/**
 * Gives the prerendered not-found pages (`app/[locale]/missing`) their status 404. Next.js keeps a page's status and headers
 * in a `.meta` file beside its HTML. Throws when that file is not where or what it was in the version this was written for.
 */
export async function markMissingPages(): Promise<void> {
  for (const locale of locales) {
    const file = `.next/server/app/${locale}/missing.meta`;
    const meta: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof meta !== 'object' || meta === null || !('headers' in meta))
      throw new Error(`${file} does not look as expected. Has Next.js changed its output? See scripts/mark-missing-pages.ts.`);
    await writeFile(file, JSON.stringify({ ...meta, status: 404 }));
  }
}
