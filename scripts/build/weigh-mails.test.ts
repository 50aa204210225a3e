import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { weighMails } from './weigh-mails';

const route = { srcRoute: null, dataRoute: null };

test('a mail that Gmail would cut is an error, a long one a warning, and each names its post and its biggest parts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsletter-mails-'));
  const made = (locale: string, slug: string, bytes: number) => {
    const frame = '<!DOCTYPE html><html lang="en"><body><h2>All</h2><p></p></body></html>';
    const html = frame.replace('<p>', `<p>${'x'.repeat(bytes - frame.length)}`);
    mkdirSync(path.join(folder, locale, 'posts', slug), { recursive: true });
    writeFileSync(
      path.join(folder, locale, 'posts', slug, 'edition.json.body'),
      JSON.stringify({ message: { html, text: 'y'.repeat(20_000) } }),
    );
    return [`/${locale}/posts/${slug}/edition.json`, route];
  };
  const routes = Object.fromEntries([
    ...[made('en', 'good', 90_000), made('zh', 'long', 90_001), made('en', 'just', 100_000), made('en', 'heavy', 100_001)],
    ['/en/posts/good/markdown', route],
  ]);
  const found = weighMails({ routes }, folder);
  expect(found.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
    'content/posts/long.zh.mdx warning',
    'content/posts/just.mdx warning',
    'content/posts/heavy.mdx error',
  ]);
  expect(found[2]?.reason).toMatch(/^the mail of this post has 100,001 bytes, .* Its biggest parts are: section “All” \(99,9\d\d\)$/);
});
