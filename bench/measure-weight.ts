import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium, type Response } from '@playwright/test';
import { browserFlags, findBrowser } from '../scripts/find-browser';
import { table } from './results';
import { startSite } from './server';
import { firstPost } from './write-posts';

interface Load {
  path: string;
  type: string;
  /** Bytes of headers and body on the wire. */
  transferred: number;
  body: Buffer;
}

/** Measures what a phone loads to show the first post. Returns Markdown. */
export async function measureWeight(): Promise<string> {
  const site = await startSite('https://newsletter.example');
  try {
    const loads = await loadPage(`${site.origin}/posts/${firstPost}`);
    const scripts = loads.filter(({ type }) => type === 'script');
    const framework = scripts.filter(({ path }) => path.startsWith('/_next/static/'));
    const sizes: [string, Load[]][] = [
      ['HTML', loads.filter(({ type }) => type === 'document')],
      ['CSS', loads.filter(({ type }) => type === 'stylesheet')],
      ['Script', scripts],
      ['… of which the framework’s', framework],
    ];
    return [
      `The page of the first post on a phone (Chromium, 360 × 640 CSS pixels at twice the density, nothing cached), served by \`npm start\`. Bytes.`,
      table(
        ['Request', 'Type', 'Transferred, with headers'],
        [
          ...loads.map(({ path, type, transferred }) => [`\`${path}\``, type, number(transferred)]),
          [`${loads.length} requests`, '', number(sum(loads.map(({ transferred }) => transferred)))],
        ],
      ),
      'Compressed file by file, at the highest levels:',
      table(
        ['', 'Files', 'Uncompressed', 'gzip', 'Brotli'],
        sizes.map(([name, files]) => [
          name,
          String(files.length),
          number(sum(files.map(({ body }) => body.length))),
          number(sum(files.map(({ body }) => gzipSync(body, { level: 9 }).length))),
          number(sum(files.map(({ body }) => brotliCompressSync(body).length))),
        ]),
      ),
    ].join('\n\n');
  } finally {
    await site.stop();
  }
}

async function loadPage(url: string): Promise<Load[]> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(url, { waitUntil: 'networkidle' });
    return await Promise.all(responses.map(readLoad));
  } finally {
    await browser.close();
  }
}

async function readLoad(response: Response): Promise<Load> {
  const request = response.request();
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  const { pathname, search } = new URL(response.url());
  return {
    path: pathname + search,
    type: request.resourceType(),
    transferred: responseHeadersSize + responseBodySize,
    body: await response.body(),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

function number(bytes: number): string {
  return bytes.toLocaleString('en');
}
