import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupBy } from '../../lib/base/text/group-by';

export interface CrawledPage {
  path: string;
  status: number;
  html: string;
  ids: Set<string>;
  /** The addresses it links to, as written. */
  links: string[];
}

/** Playwright empties this folder before each run. */
const folder = 'test-results';

/** How many requests run at once. */
const concurrency = 8;

const crawled = new Map<string, Promise<Map<string, CrawledPage>>>();

/** Requests every page and file that the home page leads to. The workers share the result. */
export function crawl(base: string): Promise<Map<string, CrawledPage>> {
  const known = crawled.get(base) ?? readOrVisit(base);
  crawled.set(base, known);
  return known;
}

/** Returns at most `most` pages of each kind: of each folder in each language, with and without a query. */
export function fewOfEachKind<Page extends Pick<CrawledPage, 'path'>>(pages: Page[], most: number): Page[] {
  const kindOf = ({ path }: Page) => path.replace(/^((?:\/zh)?(?:\/(?!zh\b)[^/?]+)?)[^?]*(\??).*$/, '$1$2');
  return [...groupBy(pages, kindOf).values()].flatMap((alike) => alike.slice(0, most));
}

/** The worker that creates the lock file crawls; the others wait for its result. */
async function readOrVisit(base: string): Promise<Map<string, CrawledPage>> {
  const file = path.join(folder, `crawl-${new URL(base).port}.json`);
  const lock = `${file}.lock`;
  await mkdir(folder, { recursive: true });
  while (!existsSync(file)) {
    const held = await open(lock, 'wx').catch(() => undefined);
    if (!held) {
      await sleep(100);
      continue;
    }
    try {
      if (!existsSync(file)) await save(file, await visitAll(base));
    } finally {
      await held.close();
      await rm(lock);
    }
  }
  const pages: Omit<CrawledPage, 'ids'>[] = JSON.parse(await readFile(file, 'utf8'));
  return new Map(pages.map((page) => [page.path, { ...page, ids: idsIn(page.html) }]));
}

async function save(file: string, pages: unknown[]): Promise<void> {
  await writeFile(`${file}.part`, JSON.stringify(pages));
  await rename(`${file}.part`, file);
}

async function visitAll(base: string): Promise<Omit<CrawledPage, 'ids'>[]> {
  const pages = new Map<string, Omit<CrawledPage, 'ids'> | undefined>();
  const waiting: string[] = [];
  const plan = (url: URL) => {
    const address = url.pathname + url.search;
    if (url.origin !== new URL(base).origin || pages.has(address)) return;
    pages.set(address, undefined);
    waiting.push(address);
  };
  plan(new URL('/', base));
  while (waiting.length) {
    const visited = await Promise.all(waiting.splice(0, concurrency).map((address) => visit(base, address)));
    for (const page of visited) {
      pages.set(page.path, page);
      for (const link of page.links) plan(new URL(link, new URL(page.path, base)));
    }
  }
  return [...pages.values()].filter((page) => page !== undefined);
}

async function visit(base: string, address: string): Promise<Omit<CrawledPage, 'ids'>> {
  const response = await fetch(new URL(address, base), { redirect: 'manual' });
  const isHtml = response.headers.get('content-type')?.startsWith('text/html');
  const body = await response.text();
  const html = isHtml ? body : '';
  const links = [...markupOf(html).matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&'));
  return { path: address, status: response.status, html, links };
}

function idsIn(html: string): Set<string> {
  return new Set([...markupOf(html).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? ''));
}

/** Removes the content of scripts. */
function markupOf(html: string): string {
  return html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => script.replace(/>[\s\S]*/, '>'));
}
