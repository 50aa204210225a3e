import { groupBy } from '../lib/group-by';

export interface CrawledPage {
  path: string;
  status: number;
  html: string;
  ids: Set<string>;
  /** The addresses it links to, as written. */
  links: string[];
}

const crawled = new Map<string, Promise<Map<string, CrawledPage>>>();

/** Every page and file that can be reached by links, images and scripts from the home page, each asked for once by each worker. */
export function crawl(base: string): Promise<Map<string, CrawledPage>> {
  const known = crawled.get(base) ?? visitAll(base);
  crawled.set(base, known);
  return known;
}

/** At most `most` pages of each kind: of each folder in each language, with and without a query. They are made by the same code. */
export function fewOfEachKind<Page extends Pick<CrawledPage, 'path'>>(pages: Page[], most: number): Page[] {
  const kindOf = ({ path }: Page) => path.replace(/^((?:\/zh)?(?:\/(?!zh\b)[^/?]+)?)[^?]*(\??).*$/, '$1$2');
  return [...groupBy(pages, kindOf).values()].flatMap((alike) => alike.slice(0, most));
}

async function visitAll(base: string): Promise<Map<string, CrawledPage>> {
  const pages = new Map<string, CrawledPage>();
  const waiting = ['/'];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const path = new URL(next, base).pathname;
    const query = new URL(next, base).search;
    if (pages.has(path + query)) continue;
    const response = await fetch(new URL(path + query, base), { redirect: 'manual' });
    const isHtml = response.headers.get('content-type')?.startsWith('text/html');
    const html = isHtml ? await response.text() : '';
    const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => script.replace(/>[\s\S]*/, '>'));
    const links = [...markup.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&'));
    const ids = new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? ''));
    pages.set(path + query, { path: path + query, status: response.status, html, ids, links });
    for (const link of links) {
      const url = new URL(link, new URL(path, base));
      if (url.origin === new URL(base).origin) waiting.push(url.pathname + url.search);
    }
  }
  return pages;
}
