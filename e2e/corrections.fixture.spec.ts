import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { correction } from '../test/browser/fixture-content';

const { corrections: title } = dictionary('en').post;

test('a corrected post lists its corrections with their dates at its end, oldest first', async ({ page }) => {
  await page.goto('/posts/everything');
  const section = page.getByRole('region', { name: title });
  await expect(section.getByRole('heading', { level: 2 })).toHaveText(title);
  await expect(section.getByRole('listitem')).toHaveText(['15 July 2024An earlier one.', `1 August 2024${correction}`]);
  expect(await section.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))).toEqual([
    '2024-07-15',
    '2024-08-01',
  ]);
  await page.goto('/posts/numbered-1');
  await expect(page.getByRole('region', { name: title })).toHaveCount(0);
});

test('feeds, Markdown and structured data have the corrections of a post', async ({ request }) => {
  const text = async (address: string) => (await request.get(address)).text();
  const html = `<h2>${title}</h2>\n<ul><li><time datetime="2024-07-15">15 July 2024</time>: An earlier one.</li><li><time datetime="2024-08-01">1 August 2024</time>: JAX 0.1 &#x3C; 1 &#x26; *not* 2.</li></ul>`;
  const { items } = JSON.parse(await text('/feed.json'));
  expect(items.find(({ url }: { url: string }) => url.endsWith('/posts/everything')).content_html).toContain(html);
  for (const feed of ['/feed.xml', '/atom.xml', '/tags/jax/feed.xml']) expect(await text(feed), feed).toContain('15 July 2024');
  expect(await text('/posts/everything.md')).toMatch(
    /\n## Corrections\n\n[*-] +15 July 2024: An earlier one\.\n[*-] +1 August 2024: JAX 0\.1 \\?< 1 & \\\*not\\?\* 2\.\n$/,
  );
  const page = await text('/posts/everything');
  expect(page).toContain('"correction":[{"@type":"CorrectionComment","datePublished":"2024-07-15T00:00:00.000Z","text":"An earlier one."}');
});
