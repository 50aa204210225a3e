import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countPages, findPost, languagesOf, listPosts, listPostsByTag, neighboursOf, pageOf, relatedTo } from './posts';

const made = vi.hoisted(() => (slug: string, lang: string, day: number, more: object = {}) => ({
  slug,
  lang,
  date: `2024-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  tags: ['a'],
  draft: false,
  unlisted: false,
  ...more,
}));

vi.mock('contentlayer/generated', () => ({
  allPosts: [
    made('both', 'en', 1, { tags: ['a', 'b'] }),
    made('both', 'zh', 1),
    made('english', 'en', 2, { tags: ['b'] }),
    made('chinese', 'zh', 3),
    made('draft', 'en', 4, { draft: true }),
    made('unlisted', 'en', 5, { unlisted: true }),
    made('scheduled', 'en', 6, { date: '2999-01-01T00:00:00.000Z' }),
  ],
}));

const slugs = (posts: { slug: string; lang: string }[]) => posts.map(({ slug, lang }) => `${slug}.${lang}`);

beforeEach(() => vi.stubEnv('PREVIEW', '0'));
afterEach(() => vi.unstubAllEnvs());

test('lists each post once, in the reader’s language where it has it, newest first', () => {
  expect(slugs(listPosts('en'))).toEqual(['chinese.zh', 'english.en', 'both.en']);
  expect(slugs(listPosts('zh'))).toEqual(['chinese.zh', 'english.en', 'both.zh']);
});

test('previews show drafts and scheduled posts too, never unlisted ones in lists', () => {
  vi.stubEnv('PREVIEW', '1');
  expect(slugs(listPosts('en'))).toEqual(['scheduled.en', 'draft.en', 'chinese.zh', 'english.en', 'both.en']);
});

test('finds what has a page: unlisted posts, but no drafts, and no translation that is not there', () => {
  expect(findPost('en', 'unlisted')).toBeDefined();
  expect(findPost('en', 'draft')).toBeUndefined();
  expect(findPost('zh', 'english')).toBeUndefined();
  expect(languagesOf('both')).toEqual(['en', 'zh']);
  expect(languagesOf('chinese')).toEqual(['zh']);
});

test('neighbours are the posts before and after in the lists of the post’s language', () => {
  const english = listPosts('en').find(({ slug }) => slug === 'english');
  const { previous, next } = neighboursOf(english as never);
  expect([previous?.slug, next?.slug]).toEqual(['both', 'chinese']);
  expect(neighboursOf(findPost('en', 'unlisted') as never)).toEqual({});
});

test('related posts share the most tags', () => {
  const both = findPost('en', 'both');
  expect(slugs(relatedTo(both as never))).toEqual(['chinese.zh', 'english.en']);
  expect(slugs(listPostsByTag('en', 'b'))).toEqual(['english.en', 'both.en']);
});

test('numbered pages hold ten posts; there is always a first', () => {
  const posts = Array.from({ length: 21 }, (_, index) => made(`p${index}`, 'en', 1)) as never[];
  expect(pageOf(posts, 1)?.posts).toHaveLength(10);
  expect(pageOf(posts, 3)).toMatchObject({ number: 3, total: 3 });
  expect(pageOf(posts, 3)?.posts).toHaveLength(1);
  for (const number of [0, 4, -1, 1.5, Number.NaN]) expect(pageOf(posts, number)).toBeUndefined();
  expect(pageOf([], 1)?.posts).toEqual([]);
  expect(countPages(0)).toBe(1);
});
