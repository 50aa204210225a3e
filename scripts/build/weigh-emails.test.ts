import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Locale } from '../../lib/base/i18n/i18n';
import { weighEmails } from './weigh-emails';

test('an email that Gmail would cut is an error, a long one a warning; both name the post and its largest parts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsletter-mails-'));
  const made = (locale: Locale, slug: string, bytes: number) => {
    const frame = '<!DOCTYPE html><html lang="en"><body><h2>All</h2><p></p></body></html>';
    const html = frame.replace('<p>', `<p>${'x'.repeat(bytes - frame.length)}`);
    mkdirSync(path.join(folder, locale), { recursive: true });
    const email = JSON.stringify({ message: { html, text: 'y'.repeat(20_000) } });
    writeFileSync(path.join(folder, locale, `${slug}.json.gz`), gzipSync(email));
    return { locale, slug };
  };
  const posts = [made('en', 'good', 90_000), made('zh', 'long', 90_001), made('en', 'just', 100_000), made('en', 'heavy', 100_001)];
  const found = weighEmails(posts, folder);
  expect(found.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
    'content/posts/long.zh.mdx warning',
    'content/posts/just.mdx warning',
    'content/posts/heavy.mdx error',
  ]);
  expect(found[2]?.reason).toMatch(/^the email of this post has 100,001 bytes, .* Its largest parts are: section “All” \(99,9\d\d\)$/);
});
