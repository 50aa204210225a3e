import { afterEach, expect, test, vi } from 'vitest';
import { bareComponents } from '@/test/content/bare-components';
import { htmlOf } from '@/test/html-of';
import { lastGoodBody, renderBody } from './render-body';

const render = (source: string) =>
  renderBody(source, { hash: source, file: 'a.mdx', locale: 'en', title: 'Title', components: bareComponents });
const renderHtml = async (source: string) => htmlOf((await render(source)).content);
const valuesOf = (html: string, attribute: string) =>
  Array.from(html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g')), ([, value]) => value);

test('a body with JavaScript is rejected with line and column', async () => {
  await expect(render('Fine.\n\nTwo is {1+1}.')).rejects.toThrow(/a\.mdx:3:8 {2}"\{1\+1\}" is JavaScript/);
  await expect(render('<script>alert(1)</script>')).rejects.toThrow(/<script> is not a tag/);
  await expect(render('<Callout kind={x} />')).rejects.toThrow(/not plain text/);
});

test('headings have unique ids, and a repeated title is dropped', async () => {
  const { headings } = await render('# Title\n\n## One `x`\n\n### Same\n\n## Same\n\n#### Deep\n');
  expect(headings).toEqual([
    { id: 'one-x', text: 'One x', level: 2 },
    { id: 'same', text: 'Same', level: 3 },
    { id: 'same-1', text: 'Same', level: 2 },
  ]);
});

test('footnote ids never equal heading ids, and every footnote link has a target', async () => {
  const html = await renderHtml(
    'A[^a] B[^a] C[^a-2] D[^注]\n\n## page.fn 1\n\n## Footnote label\n\n[^a]: One\n\n[^a-2]: Two\n\n[^注]: 三\n',
  );
  const ids = valuesOf(html, 'id');
  expect(ids).toContain('page.fn-3');
  expect(ids).toContain('page.footnote-label');
  expect(ids).toContain('footnote-label');
  expect(new Set(ids).size).toBe(ids.length);
  expect(valuesOf(html, 'aria-describedby')).toEqual(Array(4).fill('page.footnote-label'));
  for (const address of valuesOf(html, 'href')) expect(ids).toContain(address?.slice(1));
});

test('each table has a unique label without footnote marks', async () => {
  const table = '| a |\n|---|\n| b |';
  const html = await renderHtml(`## A[^1]\n\n${table}\n\n${table}\n\n## A (2)\n\n${table}\n\n[^1]: Note.`);
  const regions = Array.from(html.matchAll(/<table data-label="([^"]*)"/g), ([, name]) => name);
  expect(regions).toEqual(['A', 'A (2)', 'A (2) (2)']);
});

test('a task checkbox is labelled with its own text', async () => {
  expect(valuesOf(await renderHtml('- [ ] outer\n  - [x] inner\n- [ ] {/* later */}'), 'aria-label')).toEqual(['outer', 'inner', 'Task']);
});

test('bold text ends before Chinese punctuation', async () => {
  expect(await renderHtml('**注意：**内容如下。')).toBe('<p><strong>注意：</strong>内容如下。</p>');
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const broken = () => Promise.reject(new Error('a stray {'));

test('an error in a body fails the build', async () => {
  await expect(lastGoodBody('a.mdx', broken())).rejects.toThrow('a stray {');
});

test('in development a body with an error is replaced by its last good version', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  expect(await lastGoodBody('b.mdx', broken())).toBeUndefined();
  expect(await lastGoodBody('b.mdx', Promise.resolve('first'))).toBe('first');
  expect(await lastGoodBody('b.mdx', broken())).toBe('first');
  expect(await lastGoodBody('c.mdx', broken())).toBeUndefined();
  expect(await lastGoodBody('b.mdx', Promise.resolve('second'))).toBe('second');
  expect(logged).toHaveBeenCalledWith('a stray {');
});
