import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { localePath, locales } from '../lib/base/i18n/i18n';
import { browserFlags, findBrowser } from '../scripts/find-browser';
import { freePort } from '../scripts/free-port';
import { median } from './median';
import { runProgram, workFolder } from './program';
import { makeAstro, tool } from './project';
import { table } from './results';
import { serveFolder } from './serve-folder';
import { startServer, startSite } from './server';
import { firstPost } from './write-posts';

const pages = { Article: `/posts/${firstPost}`, List: '/posts', Tag: '/tags/pytorch', Home: '/' };
const runs = 3;

/** Audits each kind of page in each language, and the same article of a minimal Astro project, with Lighthouse. Returns Markdown. */
export async function measureLighthouse(): Promise<string> {
  const rows: string[][] = [];
  const site = await startSite();
  try {
    for (const locale of locales) {
      for (const [name, page] of Object.entries(pages)) {
        rows.push([`${name}, ${locale}`, ...(await audit(site.origin + localePath(locale, page)))]);
      }
    }
  } finally {
    await site.stop();
  }

  const port = await freePort();
  const astro = await makeAstro(1, `http://127.0.0.1:${port}`);
  await runProgram(astro.build);
  const server = await serveFolder(path.join(astro.folder, 'dist'), port);
  try {
    rows.push(['Article, minimal Astro', ...(await audit(`${server.origin}${pages.Article}/`))]);
  } finally {
    await server.stop();
  }
  return `${explanation}\n\n${table(head, rows)}`;
}

const explanation = `Lighthouse's mobile audit with its default, simulated throttling; each figure is the median of ${runs} runs. The last row is the same
article (heading, body and cover) in a minimal Astro project without styles, served with gzip. Times in milliseconds.`;

const head = [
  'Page',
  'Performance',
  'Accessibility',
  'Best practices',
  'SEO',
  'Largest contentful paint',
  'Total blocking time',
  'Layout shift',
];

/** Returns the medians of a page, in the order of the table. */
async function audit(url: string): Promise<string[]> {
  const figures: number[][] = [];
  for (let run = 1; run <= runs; run++) figures.push(await auditOnce(url));
  const medians = (figures[0] ?? []).map((_, column) => median(figures.map((row) => row[column] ?? Number.NaN)));
  const texts = medians.map((value, column) => value.toFixed(column === medians.length - 1 ? 3 : 0));
  console.log(`${new URL(url).pathname}: ${texts.join(' ')}`);
  return texts;
}

/** Runs Lighthouse in a browser started here, since an interrupted Lighthouse leaves its own running. */
async function auditOnce(url: string): Promise<number[]> {
  const port = await freePort();
  const profile = path.join(workFolder, 'browser-profile');
  await rm(profile, { recursive: true, force: true });
  const args = [...browserFlags, '--headless=new', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`];
  const browser = await startServer({ name: 'browser', command: findBrowser(), args }, `http://127.0.0.1:${port}`, '/json/version');
  const report = path.join(workFolder, 'lighthouse.json');
  try {
    const options = ['--quiet', `--port=${port}`, '--output=json', `--output-path=${report}`];
    await runProgram({ name: 'lighthouse', command: tool('lighthouse'), args: [url, ...options] });
  } finally {
    await browser.stop();
  }
  const { categories, audits } = JSON.parse(await readFile(report, 'utf8'));
  return [
    ...['performance', 'accessibility', 'best-practices', 'seo'].map((name) => categories[name].score * 100),
    ...['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((name) => audits[name].numericValue),
  ];
}
