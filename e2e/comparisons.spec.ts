import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { onlyInAll } from '../test/browser/only-in-all';

test('a reversed comparison redirects, one with itself goes to the profile, an unknown one answers 404', async ({ page, request }) => {
  await page.goto('/compare/pytorch-vs-jax');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('PyTorch vs JAX');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(dictionary('en').compare.differences);
  const moved = async (path: string) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    return [answer.status(), answer.headers().location];
  };
  expect(await moved('/compare/jax-vs-pytorch')).toEqual([308, '/compare/pytorch-vs-jax']);
  expect(await moved('/zh/compare/jax-vs-pytorch')).toEqual([308, '/zh/compare/pytorch-vs-jax']);
  expect(await moved('/compare/jax-vs-jax')).toEqual([308, '/frameworks/jax']);
  for (const pair of ['pytorch-vs-nope', 'nope-vs-nope', 'pytorch', 'pytorch-vs-', 'a-vs-b-vs-c'])
    expect((await request.get(`/compare/${pair}`)).status(), pair).toBe(404);
  const missing = await (await request.get('/zh/compare/pytorch-vs-nope')).text();
  expect(missing).toContain(dictionary('zh').notFound.title);
});

test('every pair of frameworks has a comparison', onlyInAll(), async ({ request }) => {
  const { frameworks } = await (await request.get('/data/frameworks.json')).json();
  const keys: string[] = frameworks.map(({ key }: { key: string }) => key);
  for (const [index, a] of keys.entries())
    for (const b of keys.slice(index + 1)) expect((await request.get(`/compare/${a}-vs-${b}`)).status(), `${a} ${b}`).toBe(200);
});
