import { describe, expect, test } from 'vitest';
import { localizedYaml } from '../../../test/content/localized';
import { diagnosticsOf, post } from '../../../test/content/test-content';

const file = 'content/redirects.yml';

/** Checks these redirects on a site with the post `a-post` in English, and a draft. */
function check(...redirects: [from: string, to: string][]): Promise<string[]> {
  const lines = redirects.map(([from, to]) => `  - { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)} }\n`);
  return diagnosticsOf({
    'content/posts/a-post.mdx': post({ tags: '[pytorch]' }),
    'content/posts/a-draft.mdx': post({ draft: 'true' }),
    'public/a-file.txt': 'x',
    'content/series.yml': `series:\n  - { key: s, label: ${localizedYaml('S')}, description: ${localizedYaml('S.')}, posts: [a-post] }\n`,
    [file]: `redirects:${redirects.length ? `\n${lines.join('')}` : ' []\n'}`,
  }).then((found) => found.filter((line) => line.startsWith(file)));
}

test('redirects may lead to pages, feeds, files and other sites, from addresses in any script', async () => {
  expect(
    await check(
      ['/posts/old', '/posts/a-post'],
      ['/zh/posts/旧 文章', '/zh/tags/pytorch'],
      ['/Old(1)', '/'],
      ['/tags/old/feed.xml', '/tags/pytorch/feed.xml'],
      ['/posts/old.md', '/posts/a-post.md'],
      ['/rss', '/zh/feed.json'],
      ['/file', '/a-file.txt'],
      ['/old-series', '/series/s'],
      ['/code', 'https://example.org/a'],
    ),
  ).toEqual([]);
});

test('redirects are a list of pairs', async () => {
  expect(await diagnosticsOf({ [file]: 'redirects: { /a: /b }\n' })).toEqual([
    `${file}:1:1  "redirects" must be a list. Write redirects: [] if there are none.`,
  ]);
  expect(await diagnosticsOf({ [file]: 'redirects:\n  - { from: /a, too: /posts }\n' })).toEqual([
    `${file}:2:5  "to" is missing or no text. Write an address, such as to: /posts/my-post.`,
    `${file}:2:17  unknown key "too". Did you mean "to"?`,
  ]);
});

describe('from', () => {
  test.each([
    ['old', 'not an address of this site'],
    ['https://x.example/', 'not an address of this site'],
    ['/', 'the home page'],
    ['/a?b=1', 'more than a path'],
    ['/a#b', 'more than a path'],
    ['/a/', 'ends in a slash'],
    ['//a', 'two slashes'],
    ['/a/../b', 'browsers shorten'],
    ['/%E5%BC%BA', 'percent-encoded'],
    ['/en/posts/old', 'names the default language'],
    ['/a\\b', 'a character that no address has'],
    ['/a\u200bb', 'a character that no address has'],
    ['/e\u0301', 'not NFC'],
  ])('%s is not a plain path', async (from, reason) => {
    const found = await check([from, '/posts']);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}:2:7  "from" is "`);
    expect(found[0]).toContain(reason);
  });

  test.each([
    ['/posts/a-post', 'would hide the page there'],
    ['/posts/A-Post', 'would hide the page /posts/a-post'],
    ['/posts/a-draft', 'would hide the page there'],
    ['/zh/tags/pytorch', 'would hide the page there'],
    ['/tags/pytorch/page/2', 'a numbered page of /tags/pytorch'],
    ['/tags/torch', 'already leads to the tag "pytorch"'],
    ['/zh/tags/Torch/page/2', 'already leads to the tag "pytorch"'],
    ['/feed.xml', 'an address of the site itself'],
    ['/tags/pytorch/atom.xml', 'an address of the site itself'],
    ['/posts/a-post.md', 'an address of the site itself'],
    ['/a-file.txt', 'an address of the site itself'],
    ['/api/votes', 'an address of the site itself'],
    ['/posts/view', 'an address of the site itself'],
    ['/zh/search', 'would hide the page there'],
  ])('%s would hide what is there', async (from, reason) => {
    const found = await check([from, 'https://example.org/']);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}:2:7  `);
    expect(found[0]).toContain(reason);
  });

  test('an address is redirected once, in any case', async () => {
    expect(await check(['/old', '/posts'], ['/OLD', '/tags'])).toEqual([
      `${file}:3:7  /OLD is redirected twice. Delete one of the two; upper and lower case are the same here.`,
    ]);
  });
});

describe('to', () => {
  test.each([
    ['/posts/a-pots', 'there is no page or file /posts/a-pots. Did you mean /posts/a-post?'],
    ['/posts/A-Post', 'Did you mean /posts/a-post?'],
    ['/zh/tags/torch', 'Did you mean /zh/tags/pytorch?'],
    ['/tags/nope/feed.xml', 'there is no page or file'],
    ['/posts/a-draft', 'is not published yet'],
    ['/posts?a=1', 'more than a path'],
    ['http://example.org/', 'not an https address'],
    ['javascript:alert(1)', 'not an https address'],
    ['https://example.org/?a', 'has a query or fragment'],
    ['//evil.example', 'two slashes'],
  ])('%s', async (to, reason) => {
    const found = await check(['/old', to]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}:2:21  `);
    expect(found[0]).toContain(reason);
  });

  test('a redirect to a redirect is reported with its final target', async () => {
    expect(await check(['/first', '/second'], ['/second', '/third'], ['/third', '/posts'])).toEqual([
      `${file}:2:23  /second is itself redirected, to /posts. Write to: /posts, so that there is one redirect.`,
      `${file}:3:24  /third is itself redirected, to /posts. Write to: /posts, so that there is one redirect.`,
    ]);
  });

  test('loops are reported, also of one redirect', async () => {
    const found = await check(['/a', '/b'], ['/b', '/A'], ['/c', '/c'], ['/d', '/a']);
    expect(found).toHaveLength(4);
    for (const line of found) expect(line).toContain('is a loop');
  });
});

test('3,000 redirects are checked within 10 s', async () => {
  const started = performance.now();
  expect(await check(...Array.from({ length: 3000 }, (_, at): [string, string] => [`/old/${at}`, '/posts/a-post']))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('only posts can be renamed', async () => {
  const found = await diagnosticsOf({
    'content/posts/a-post.mdx': post(),
    [file]: 'redirects:\n  - { from: /old, to: /posts/a-post, renamed: true }\n  - { from: /posts/b, to: /posts/a-post, renamed: true }\n',
  });
  expect(found).toEqual([`${file}:2:38  only posts can be renamed. Delete "renamed" here.`]);
});
