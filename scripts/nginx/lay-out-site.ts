import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../lib/files-below';
import { locales } from '../../lib/i18n';
import { builtPages, publicPath, readManifest } from '../build/built-pages';

/** A file of the site as nginx serves it. */
export interface PlacedFile {
  /** Where the build left it. */
  source: string;
  /** Where nginx finds it, inside its own folder: `pages/posts.html`, `files/icon.svg`, `errors/missing.en.html`. */
  place: string;
  /** Its address where nginx cannot know the Content-Type by the name's ending, else undefined. */
  typed?: { address: string; contentType: string };
}

const errorPages = ['missing', 'failed'];

/** What `deploy/nginx.conf` says of files that the site makes by the hundred. Any other is named one by one. */
const typesByEnding: Record<string, string> = {
  '.json': 'application/json; charset=UTF-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Which files nginx serves, and as what: a page lies in `pages` at its address and `.html` (the home page is
 * `pages/.home.html`, which no other address reaches), any other file in `files`, and the pages for errors in `errors`, where no address
 * leads. What Next.js makes anew from time to time is left to it. Throws where there is no build.
 */
export function layOutSite(): PlacedFile[] {
  const manifest = readManifest();
  const { routes } = manifest;
  const isFixed = (address: string) => !routes[address]?.initialRevalidateSeconds;
  const pages = builtPages(manifest)
    .filter(({ address }) => isFixed(address))
    .map(({ address, file }) => ({ source: `${file}.html`, place: placeOfPage(address) }));
  const bodies = Object.entries(routes)
    .filter(([address, { dataRoute }]) => !dataRoute && isFixed(address))
    .map(([address]) => placeBody(address));
  return [...pages, ...bodies, ...filesOf('.next/static', 'files/_next/static'), ...filesOf('public', 'files')];
}

function placeOfPage(address: string): string {
  for (const locale of locales) for (const name of errorPages) if (address === `/${locale}/${name}`) return `errors/${name}.${locale}.html`;
  const shown = publicPath(address);
  return `pages${shown === '/' ? '/.home' : shown}.html`;
}

/** A file that a route handler made during the build, such as a feed; its Content-Type stands beside it. */
function placeBody(address: string): PlacedFile {
  const file = `.next/server/app${address}`;
  const { headers } = JSON.parse(readFileSync(`${file}.meta`, 'utf8'));
  const shown = publicPath(address);
  const contentType: string = headers['content-type'];
  const isTold = contentType === typesByEnding[path.extname(shown)];
  return { source: `${file}.body`, place: `files${shown}`, typed: isTold ? undefined : { address: shown, contentType } };
}

function filesOf(folder: string, place: string): PlacedFile[] {
  return filesBelow(folder).map((source) => ({ source, place: path.join(place, path.relative(folder, source)) }));
}
