import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { groupBy } from '../lib/group-by';
import type { BuiltPage } from './built-pages';

/** Bytes as they are, and compressed at the highest level. */
interface Weight {
  raw: number;
  gzip: number;
  brotli: number;
}

/**
 * A table of what pages weigh: for each kind of page the heaviest one, its HTML, style sheets and scripts. `sizes` are those
 * of the HTML files in bytes.
 */
export async function weighPages(sizes: ReadonlyMap<BuiltPage, number>): Promise<string> {
  const kinds = groupBy(sizes.keys(), (page) => page.route);
  const rows = [...kinds].map(async ([route, pages]) => {
    const [heaviest] = pages.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
    return [route.replace('/[locale]', '') || '/', String(pages.length), ...(heaviest ? await weigh(heaviest) : [])];
  });
  return formatTable([['page kind', 'pages', ...columns], ...(await Promise.all(rows))]);
}

const columns = ['HTML', 'CSS', 'script'].flatMap((part) => [part, 'gzip', 'brotli']);

async function weigh(page: BuiltPage): Promise<string[]> {
  const html = await readFile(`${page.file}.html`, 'utf8');
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address]) => address ?? '');
  const scripts = [...html.matchAll(/<script [^>]*\bsrc="([^"]+)"(?![^>]*noModule)/g)].map(([, address]) => address ?? '');
  const weights = [weightOf(Buffer.from(html)), await weightOfFiles(styles), await weightOfFiles(scripts)];
  return weights.flatMap(({ raw, gzip, brotli }) => [raw, gzip, brotli].map((bytes) => `${(bytes / 1000).toFixed(1)}`));
}

async function weightOfFiles(addresses: string[]): Promise<Weight> {
  const files = await Promise.all([...new Set(addresses)].map((address) => readFile(fileOf(address))));
  return files.map(weightOf).reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), nothing);
}

const nothing: Weight = { raw: 0, gzip: 0, brotli: 0 };

function weightOf(content: Buffer): Weight {
  return { raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotliCompressSync(content).length };
}

/** Where the file that an address of the site stands for lies. */
function fileOf(address: string): string {
  return address.startsWith('/_next/') ? path.join('.next', address.slice('/_next/'.length)) : path.join('public', address);
}

/** The first column is text and the others are numbers. */
function formatTable(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}
