import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../find-browser';
import { freePort } from '../free-port';
import { serveSite } from '../serve-site';

/** The widths of a small phone and a laptop, in CSS pixels. */
const widths = [360, 1280];

/** Chromium renders nothing beyond this height. */
const maxHeight = 16_000;

/**
 * Takes full-page screenshots of built pages at every width, without animations, and returns their files. Starts the site in this
 * process, which must exit afterwards.
 */
export async function takeScreenshots(addresses: readonly string[], folder: string): Promise<string[]> {
  if (addresses.length === 0) return [];
  const port = Number(await freePort());
  await serveSite({ port, host: '127.0.0.1' });
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags });
  try {
    const files: string[] = [];
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const [index, address] of addresses.entries()) {
        await page.goto(`http://127.0.0.1:${port}${encodeURI(address)}`);
        await loadLazyImages(page);
        const file = path.join(folder, screenshotName(index, address, width));
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        if (height <= maxHeight) await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
        else await page.screenshot({ path: file, fullPage: true, animations: 'disabled', clip: { x: 0, y: 0, width, height: maxHeight } });
        files.push(file);
      }
      await context.close();
    }
    return files;
  } finally {
    await browser.close();
  }
}

/** Returns a file name such as `02-zh-posts-x-360.png`, valid on every system, that sorts in the order of the pages. */
export function screenshotName(index: number, address: string, width: number): string {
  const name = address.slice(1).replace(/[^\p{L}\p{N}.]+/gu, '-') || 'home';
  return `${String(index + 1).padStart(2, '0')}-${name.slice(0, 100)}-${width}.png`;
}

async function loadLazyImages(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await document.fonts.ready;
  });
}
