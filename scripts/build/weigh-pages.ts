import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { groupBy } from '../../lib/base/text/group-by';
import { brotliQuality } from '../static-responses/pack-bodies';
import { assetFile } from './asset-file';
import { type BuiltPage, publicPath } from './built-pages';

/** Sizes in bytes: uncompressed, and compressed. */
interface Weight {
  raw: number;
  gzip: number;
  brotli: number;
}

/** Returns a table of page sizes in kB: for each route the page with the longest HTML, its HTML, style sheets and scripts. */
export function weighPages(pages: BuiltPage[]): string {
  const kinds = groupBy(pages, (page) => page.route);
  const rows = [...kinds].map(([route, pages]) => {
    const sizes = pages.map(({ file }) => statSync(`${file}.html`).size);
    const heaviest = pages[sizes.indexOf(Math.max(...sizes))];
    return [route.replace('/[locale]', '') || '/', String(pages.length), ...(heaviest ? weigh(heaviest) : [])];
  });
  return formatTable([['page kind', 'pages', ...columns], ...rows]);
}

/** The sizes of a page and of what it loads, in bytes, compressed with gzip. */
export interface PageWeight {
  html: number;
  css: number;
  script: number;
}

/** Returns the sizes of each page by public path. */
export function weightOfEach(pages: BuiltPage[]): Record<string, PageWeight> {
  const known = new Map<string, number>();
  return Object.fromEntries(
    pages.map((page) => {
      const { html, styles, scripts } = partsOf(page);
      return [publicPath(page.address), { html: gzipped(html), css: sumOf(styles), script: sumOf(scripts) }];
    }),
  );

  function sumOf(addresses: string[]): number {
    for (const address of addresses) if (!known.has(address)) known.set(address, gzipped(readFileSync(assetFile(address))));
    return [...new Set(addresses)].reduce((sum, address) => sum + (known.get(address) ?? 0), 0);
  }
}

const columns = ['HTML', 'CSS', 'script'].flatMap((part) => [part, 'gzip', 'brotli']);

function weigh(page: BuiltPage): string[] {
  const { html, styles, scripts } = partsOf(page);
  const weights = [weightOf(html), weightOfFiles(styles), weightOfFiles(scripts)];
  return weights.flatMap(({ raw, gzip, brotli }) => [raw, gzip, brotli].map((bytes) => `${(bytes / 1000).toFixed(1)}`));
}

/** Returns the HTML of a page, and the URL paths of what it loads. */
function partsOf(page: BuiltPage): { html: Buffer; styles: string[]; scripts: string[] } {
  const html = readFileSync(`${page.file}.html`, 'utf8');
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address]) => address ?? '');
  const scripts = [...html.matchAll(/<script [^>]*\bsrc="([^"]+)"(?![^>]*noModule)/g)].map(([, address]) => address ?? '');
  return { html: Buffer.from(html), styles, scripts };
}

function weightOfFiles(addresses: string[]): Weight {
  const weights = [...new Set(addresses)].map(weightOfFile);
  return weights.reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), nothing);
}

const knownWeights = new Map<string, Weight>();

/** Caches sizes: all pages load the same few files. */
function weightOfFile(address: string): Weight {
  const weight = knownWeights.get(address) ?? weightOf(readFileSync(assetFile(address)));
  knownWeights.set(address, weight);
  return weight;
}

const nothing: Weight = { raw: 0, gzip: 0, brotli: 0 };

function weightOf(content: Buffer): Weight {
  return { raw: content.length, gzip: gzipped(content), brotli: brotliCompressSync(content, asSent).length };
}

const asSent = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } };

function gzipped(content: Buffer): number {
  return gzipSync(content, { level: 9 }).length;
}

/** Aligns the first column left and the others, numbers, right. */
function formatTable(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}
