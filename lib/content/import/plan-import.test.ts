import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { localizedYaml } from '../../../test/content/localized';
import { diagnosticsOf } from '../../../test/content/test-content';
import { importOf, olderPost, site } from '../../../test/content/test-import';
import { dictionary, locales } from '../../base/i18n/i18n';

const post = 'content/posts/a.mdx';

function frontMatterOf(fields: Record<string, string | undefined>, options = {}): string {
  return (
    importOf({ 'a.md': olderPost(fields) }, options)
      .writes.get(post)
      ?.split('---\n')[1] ?? ''
  );
}

function rejectionOf(fields: Record<string, string | undefined>, body?: string): string | undefined {
  return importOf({ 'a.md': olderPost(fields, body) }).report('a.md').rejection?.reason;
}

test('a post is imported with its words and redirects from its old addresses', () => {
  const { writes, notes } = importOf({ 'a.md': olderPost() });
  expect(writes.get(post)).toBe(`---
title: An older post
date: 2024-05-17
category: newsletter
lang: en
tags: [pytorch]
summary: A summary that is long enough to tell readers what they will find here.
---

Some words.
`);
  expect(writes.get('content/redirects.yml')).toBe(
    '# Redirects.\nredirects:\n  - { from: /a.html, to: /posts/a }\n  - { from: /an-older-post.html, to: /posts/a }\n',
  );
  expect(notes('a.md')).toContain('kept 1: the old address /a.html leads to /posts/a');
});

test('a file that starts with a blank line is rejected; the others are imported', () => {
  const { report, writes } = importOf({ 'a.md': olderPost(), 'b.md': `\n${olderPost()}` });
  expect(report('b.md')).toMatchObject({ outcome: 'rejected', rejection: { reason: expect.stringContaining('blank line') } });
  expect([...writes.keys()]).toContain(post);
});

describe('a category with a parent', () => {
  const descriptions = locales.map((locale) => `      ${locale}: ${stringify(dictionary(locale).scaffold.labelDescription)}`).join('');
  const files = {
    'weekly.md': olderPost({ Category: 'Twinko Weekly | AI in Healthcare' }),
    'zh/weekly-zh.md': olderPost({ Category: '周刊 ｜ 医疗 AI' }),
  };
  test('is added with its parent, and a translation provides both Chinese labels', () => {
    expect(importOf(files).writes.get('content/categories.yml')).toBe(`${site['content/categories.yml']}  - key: twinko-weekly
    label: ${localizedYaml('Twinko Weekly', { zh: '周刊' })}
    description:
${descriptions}  - key: ai-in-healthcare
    label: ${localizedYaml('AI in Healthcare', { zh: '医疗 AI' })}
    description:
${descriptions}    parent: twinko-weekly
`);
  });
  test('is the category of both translations', () => {
    const { writes } = importOf(files);
    for (const file of ['weekly.mdx', 'weekly.zh.mdx'])
      expect(writes.get(`content/posts/${file}`)).toContain('category: ai-in-healthcare\n');
  });
});

test('an ambiguous date is rejected with its line, unless the order is given', () => {
  expect(importOf({ 'a.md': olderPost({ Date: '03/04/2024' }) }).report('a.md').rejection).toMatchObject({ line: 2 });
  expect(frontMatterOf({ Date: '03/04/2024' }, { order: 'month-first' })).toContain('date: 2024-03-04\n');
});

test('Modified becomes updated if it is later than the date', () => {
  expect(frontMatterOf({ Modified: '2024-06-01' })).toContain('updated: 2024-06-01\n');
  expect(frontMatterOf({ Modified: '2024-05-17' })).not.toContain('updated');
});

test('each Status of Pelican is imported; any other is rejected', () => {
  expect(frontMatterOf({ Status: 'draft' })).toContain('draft: true');
  expect(frontMatterOf({ Status: 'hidden' })).toContain('unlisted: true');
  expect(importOf({ 'a.md': olderPost({ Status: 'skip' }) }).report('a.md').outcome).toBe('skipped');
  expect(rejectionOf({ Status: 'ready' })).toContain('not one of published, draft, hidden, skip');
});

test.each([
  ['that of the header', 'x.md', { Slug: 'My-Slug' }, 'my-slug'],
  ['the name of the file', 'Café № 1.md', {}, 'cafe-no-1'],
  ['Chinese letters in Pinyin', '周刊.md', {}, 'zhou-kan'],
  ['the title if the file name has no letters', '！.md', { Title: 'The Title' }, 'the-title'],
])('the slug is %s', (_, file, fields, slug) => {
  expect([...importOf({ [file]: olderPost(fields) }).writes.keys()]).toContain(`content/posts/${slug}.mdx`);
});

test.each([
  ['the folder', 'content/zh/a.md'],
  ['the suffix of the name', 'a-zh.md'],
])('without Lang, the language comes from %s', (_, file) => {
  const { writes } = importOf({ [file]: olderPost() });
  expect(writes.get('content/posts/a.zh.mdx')).toContain('lang: zh');
  expect(writes.get('content/redirects.yml')).toContain('from: /zh/');
});

test('a Chinese text without Lang, folder or suffix is rejected, not guessed', () => {
  expect(rejectionOf({}, '这是一篇没有注明语言的中文文章。\n')).toContain('Lang: zh');
});

test('Lang: no is Norwegian and not a language of the site', () => {
  expect(rejectionOf({ Lang: 'no' })).toBe(`Lang: no is not a language of this site (${locales.join(', ')})`);
});

test('a translation is paired with its original by file name and shares its facts', () => {
  const { writes, notes } = importOf({
    'a.md': olderPost({ Slug: 'the-post', Tags: 'pytorch' }),
    'a-zh.md': olderPost({ Slug: 'other-slug', Date: '2024-05-20', Tags: 'torch, 其他' }),
  });
  expect(writes.get('content/posts/the-post.zh.mdx')).toContain('date: 2024-05-17\n');
  expect(notes('a-zh.md')).toContain('changed 1: the date 2024-05-20 became 2024-05-17, the date of the original');
  expect(notes('a-zh.md').join()).toContain('dropped 4: the tags 其他, which the original does not have');
  expect(writes.get('content/redirects.yml')).toContain('{ from: /zh/other-slug.html, to: /zh/posts/the-post }');
});

test('a Markdown summary becomes plain text', () => {
  expect(frontMatterOf({ Summary: `**Bold** and [a link](http://x.y) in a <b>summary</b> that is certainly long enough.` })).toContain(
    'summary: Bold and a link in a summary that is certainly long enough.\n',
  );
});

test('a missing summary is taken from the text, and the post becomes a draft', () => {
  const words = 'These words stand in for a summary, since they are the first that the text has.';
  const { writes, notes } = importOf({ 'a.md': olderPost({ Summary: undefined }, `${words}\n`) });
  expect(writes.get(post)).toContain(`summary: ${words}\ndraft: true\n`);
  expect(notes('a.md').join()).toContain('needs a person 1: there is no summary');
  expect(writes.has('content/redirects.yml')).toBe(false);
});

test('a summary that is too long is cut at a sentence', () => {
  const sentence = 'This sentence has about sixty characters, give or take a few. ';
  expect(frontMatterOf({ Summary: sentence.repeat(6) })).toContain(`summary: ${sentence.repeat(4).trim()}\n`);
});

test('an unknown key is dropped with its line', () => {
  expect(importOf({ 'a.md': olderPost({ License: 'CC BY 4.0' }) }).notes('a.md')).toContain(
    'dropped 6: License: CC BY 4.0 (posts have no such field)',
  );
});

describe('a cover', () => {
  const found = { file: '/old/c.png', src: '/images/c.png' };
  const files = { 'a.md': olderPost({ Image: '/images/c.png' }) };
  test('is copied, but not shown without a description', () => {
    const { copies, writes, notes } = importOf(files, { images: { '/images/c.png': found } });
    expect([...copies]).toEqual([['public/images/c.png', '/old/c.png']]);
    expect(writes.get(post)).not.toContain('image');
    expect(notes('a.md').join()).toContain('needs a person 6: the cover is copied');
  });
  test('counts as decoration with --decorative-covers', () => {
    const { writes } = importOf(files, { images: { '/images/c.png': found }, decorativeCovers: true });
    expect(writes.get(post)).toContain('image: /images/c.png\nimageAlt: ""\n');
  });
  test('that does not exist is left out and reported', () => {
    const { copies, notes } = importOf(files);
    expect(copies.size).toBe(0);
    expect(notes('a.md')).toContain('needs a person 6: the cover /images/c.png is left out: there is no such file');
  });
});

test('of two pictures with the same target path only the first is copied', () => {
  const images = { 'x.png': { file: '/old/x.png', src: '/images/x.png' }, 'b/x.png': { file: '/old/b/x.png', src: '/images/x.png' } };
  const { copies, notes } = importOf({ 'a.md': olderPost({}, '![x](x.png)\n'), 'b.md': olderPost({}, '![y](b/x.png)\n') }, { images });
  expect([...copies]).toEqual([['public/images/x.png', '/old/x.png']]);
  expect(notes('b.md').join()).toContain('needs a person 7: the picture b/x.png cannot be used (public/images/x.png is another picture)');
});

test('tags are found by key, alias or label, and new ones need a label', () => {
  const { writes, notes } = importOf({ 'a.md': olderPost({ Tags: 'Torch, 火炬, C++, 强化学习' }) });
  expect(writes.get(post)).toContain('tags: [pytorch, cpp, 强化学习]\n');
  expect(writes.get('content/tags.yml')?.startsWith(site['content/tags.yml'] ?? '-')).toBe(true);
  expect(notes('a.md').join()).toContain('needs a person 4: the tag cpp is new');
});

test('a title that is too long is rejected; invisible characters are removed', () => {
  expect(rejectionOf({ Title: 'x'.repeat(121) })).toContain('the limit is 120');
  expect(frontMatterOf({ Title: 'Zero\u200Bwidth' })).toContain('title: Zerowidth\n');
});

test('keys can have any order', () => {
  const fields = { Tags: undefined, Title: undefined, Lang: 'en' };
  const text = `Tags: pytorch\n${olderPost(fields).replace('\n\n', '\nTitle: Last\n\n')}`;
  expect(importOf({ 'a.md': text }).writes.get(post)).toContain('title: Last\n');
});

test('the second of two files that result in the same post is rejected', () => {
  const { report } = importOf({ 'a.md': olderPost(), 'sub/a.md': olderPost() });
  expect(report('sub/a.md').rejection?.reason).toContain('a.md is imported as a already');
});

test('an existing file with other content is left as it is', () => {
  const { report, writes } = importOf({ 'a.md': olderPost({ Tags: 'new' }) }, { at: { ...site, [post]: 'mine' } });
  expect(report('a.md').outcome).toBe('left');
  expect([...writes.keys()]).toEqual(['content/redirects.yml']);
});

test('links between older posts lead to the new posts; a link to a rejected post is dropped', () => {
  const { writes } = importOf({
    'a.md': olderPost({}, '[x]({filename}sub/b.md) [y](/b.html) [z]({filename}c.md)\n'),
    'sub/b.md': olderPost(),
    'c.md': olderPost({}, '\n'),
  });
  expect(writes.get(post)).toContain('[x](/posts/b) [y](/posts/b) z\n');
});

test('imported posts pass the check, and a second import changes nothing', async () => {
  const files = {
    'a.md': olderPost(
      { Tags: 'Torch, 火炬, C++', Category: 'A | B', Date: '2024-05-17 10:00' },
      '# An older post\n\nSee [b]({filename}b.md) <5 {x}.\n',
    ),
    'a-zh.md': olderPost({ Category: '甲 ｜ 乙', Title: '旧文' }, '# 旧文\n\n**“引用”**说。\n'),
    'b.md': olderPost({ Summary: undefined }, `${'Many words. '.repeat(10)}\n`),
    'zh/c.md': olderPost({ Tags: '强化学习' }, '文字。\n'),
  };
  const first = importOf(files);
  expect(first.reports.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'new']);
  expect(await diagnosticsOf(first.after)).toEqual([]);
  const second = importOf(files, { at: first.after });
  expect([...second.writes.keys(), ...second.copies.keys()]).toEqual([]);
  expect(second.reports.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
});
