import { describe, expect, test } from 'vitest';
import { parseFileChanges } from './file-change';
import { pagesOfChanges } from './pages-of-changes';
import { screenshotName } from './take-screenshots';
import { translationGaps } from './translation-gaps';

const changed = (...files: string[]) => files.map((file) => ({ file, kind: 'changed' as const }));
const addresses = (...files: string[]) => pagesOfChanges(changed(...files), () => []).pages.map(({ address }) => address);

describe('the output of git diff', () => {
  test('is parsed with any file name', () =>
    expect(parseFileChanges('A\0content/posts/a b\n"c".mdx\0D\0x\0M\0y\0T\0z\0')).toEqual([
      { file: 'content/posts/a b\n"c".mdx', kind: 'added' },
      { file: 'x', kind: 'removed' },
      { file: 'y', kind: 'changed' },
      { file: 'z', kind: 'changed' },
    ]));

  test('can be empty, and an unknown status is an error', () => {
    expect(parseFileChanges('')).toEqual([]);
    expect(() => parseFileChanges('R100\0a\0b\0')).toThrow('R100');
  });
});

describe('the pages of a change', () => {
  test('of a post or page file: its page, with the kind of change', () =>
    expect(
      pagesOfChanges(
        [
          { file: 'content/posts/x.zh.mdx', kind: 'added' },
          { file: 'content/posts/y.mdx', kind: 'removed' },
          { file: 'content/pages/about.mdx', kind: 'changed' },
        ],
        () => [],
      ),
    ).toEqual({
      any: false,
      pages: [
        { address: '/zh/posts/x', kind: 'added', file: 'content/posts/x.zh.mdx' },
        { address: '/posts/y', kind: 'removed', file: 'content/posts/y.mdx' },
        { address: '/about', kind: 'changed', file: 'content/pages/about.mdx' },
      ],
    }));

  test('of a data file: its pages in every language', () => {
    expect(addresses('content/frameworks/jax.yml')).toEqual(['/frameworks/jax', '/zh/frameworks/jax', '/frameworks', '/zh/frameworks']);
    expect(addresses('content/tags.yml', 'content/guide.yml')).toEqual(['/tags', '/zh/tags', '/guide', '/zh/guide']);
    expect(addresses('content/redirects.yml', 'content/README.md')).toEqual([]);
  });

  test('of a picture: pages that show it, unless their file changed, too', () => {
    const users = (src: string) => (src === '/images/a.png' ? ['content/posts/x.mdx', 'content/pages/about.zh.mdx'] : []);
    const image = { file: 'public/images/a.png', kind: 'added' } as const;
    const post = { file: 'content/posts/x.mdx', kind: 'added' } as const;
    for (const changes of [
      [image, post],
      [post, image],
    ])
      expect(
        pagesOfChanges(changes, users)
          .pages.map(({ address, kind }) => `${kind} ${address}`)
          .sort(),
      ).toEqual(['added /posts/x', 'changed /zh/about']);
  });

  test('any page, when code, settings or texts of the site changed', () => {
    for (const file of [
      'app/[locale]/page.tsx',
      'lib/base/i18n/i18n.ts',
      'content/dictionaries/zh.json',
      'public/feed.css',
      'scripts/build/flight.ts',
      'scripts/build-site.ts',
      'package-lock.json',
      'something/new',
    ])
      expect(
        pagesOfChanges(changed(file), () => []),
        file,
      ).toEqual({ any: true, pages: [] });
  });

  test('none, when no page depends on the file', () => {
    for (const file of [
      'README.md',
      'e2e/posts.spec.ts',
      'lib/base/i18n/i18n.test.ts',
      'lib/content/check/links.ts',
      'scripts/new-post.ts',
      '.github/CODEOWNERS',
    ])
      expect(
        pagesOfChanges(changed(file), () => []),
        file,
      ).toEqual({ any: false, pages: [] });
  });

  test('none, when the file name is not valid', () =>
    expect(addresses('content/posts/A b.mdx', 'content/posts/x/y.mdx', 'content/posts/x.md')).toEqual([]));
});

describe('translations', () => {
  const posts = ['both.mdx', 'both.zh.mdx', 'english.mdx', 'chinese.zh.mdx', 'README.txt'];
  const gaps = (...names: string[]) => translationGaps(changed(...names.map((name) => `content/posts/${name}`)), posts);

  test('are missing or unchanged', () => {
    expect(gaps('english.mdx', 'chinese.zh.mdx')).toEqual([
      { slug: 'english', lang: 'zh', kind: 'missing' },
      { slug: 'chinese', lang: 'en', kind: 'missing' },
    ]);
    expect(gaps('both.zh.mdx')).toEqual([{ slug: 'both', lang: 'en', kind: 'unchanged' }]);
  });

  test('are missing when only one was removed', () => {
    const removed = { file: 'content/posts/english.zh.mdx', kind: 'removed' } as const;
    expect(translationGaps([removed], posts)).toEqual([{ slug: 'english', lang: 'zh', kind: 'missing' }]);
  });

  test('have no gap when all changed, all are removed, or the file is not a post', () => {
    expect(gaps('both.mdx', 'both.zh.mdx', 'README.txt')).toEqual([]);
    expect(translationGaps([{ file: 'content/posts/gone.mdx', kind: 'removed' }], posts)).toEqual([]);
  });
});

test('screenshots have file names valid on every system', () => {
  expect(screenshotName(0, '/', 360)).toBe('01-home-360.png');
  expect(screenshotName(11, '/zh/tags/强化学习', 1280)).toBe('12-zh-tags-强化学习-1280.png');
});
