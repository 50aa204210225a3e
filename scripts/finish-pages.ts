import { access, copyFile, readFile, writeFile } from 'node:fs/promises';
import { defaultLocale, locales } from '../lib/i18n';

/** Where Next.js keeps finished pages: `x.html` with its status and headers in `x.meta`. */
const built = '.next/server';

/**
 * Finishes the pages for errors. Next.js gives a status other than 200 only to pages that it draws again in the browser; ours
 * are finished HTML in the reader's language, which this gives their status and puts where Next.js keeps its own. Throws
 * when a file is not where or what it was in the version this was written for.
 */
export async function finishPages(): Promise<void> {
  await setStatus('missing', 404);
  await setStatus('failed', 500);
  await replace('pages/404.html', 'missing');
  await replace('app/_not-found.html', 'missing');
  await replace('pages/500.html', 'failed');
  await replace('app/_global-error.html', 'failed');
}

/** `next start` reads a page's status from its `.meta`, Vercel's builder from the prerender manifest. */
async function setStatus(page: string, status: number): Promise<void> {
  const manifestFile = '.next/prerender-manifest.json';
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  for (const locale of locales) {
    const file = `${built}/app/${locale}/${page}.meta`;
    const meta: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof meta !== 'object' || meta === null || !('headers' in meta))
      throw new Error(`${file} does not look as expected. Has Next.js changed its output? See scripts/finish-pages.ts.`);
    await writeFile(file, JSON.stringify({ ...meta, status }));

    const route = manifest.routes?.[`/${locale}/${page}`];
    if (!route)
      throw new Error(`${manifestFile} has no route /${locale}/${page}. Has Next.js changed its output? See scripts/finish-pages.ts.`);
    route.initialStatus = status;
  }
  await writeFile(manifestFile, JSON.stringify(manifest));
}

async function replace(file: string, page: string): Promise<void> {
  await access(`${built}/${file}`);
  await copyFile(`${built}/app/${defaultLocale}/${page}.html`, `${built}/${file}`);
}
