import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  bodyOf,
  countSharedPosts,
  findPost,
  languagesOf,
  listPosts,
  listPostsByTag,
  listPostsMentioning,
  neighboursOf,
  relatedTo,
} from './posts';

const made = vi.hoisted(() => (slug: string, lang: string, day: number, more: object = {}) => ({
  slug,
  lang,
  date: `2024-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  tags: ['a'],
  draft: false,
  unlisted: false,
  bodyHash: `hash of ${slug}`,
  mentions: ['jax'],
  showsFacts: false,
  bodyPolls: [],
  _raw: { sourceFilePath: `posts/${slug}.mdx` },
  ...more,
}));

vi.mock('./contentlayer', () => {
  const posts = [
    made('both', 'en', 1, { tags: ['a', 'b'] }),
    made('both', 'zh', 1),
    made('english', 'en', 2, { tags: ['b'], mentions: [] }),
    made('chinese', 'zh', 3),
    made('draft', 'en', 4, { draft: true }),
    made('unlisted', 'en', 5, { unlisted: true }),
    made('scheduled', 'en', 6, { date: '2999-01-01T00:00:00.000Z' }),
  ];
  const generated = { posts };
  return { readGenerated: () => generated };
});

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

test('previews say of a post why readers do not see it, and the published site says nothing', () => {
  const marks = () => ['draft', 'scheduled', 'unlisted', 'both'].map((slug) => findPost('en', slug)?.marks);
  expect(marks()).toEqual([undefined, undefined, undefined, undefined]);
  vi.stubEnv('PREVIEW', '1');
  expect(marks()).toEqual([['draft'], ['scheduled'], ['unlisted'], undefined]);
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

test('lists carry nothing that changes with a body alone; what is known of the body is found apart', () => {
  const both = findPost('en', 'both');
  for (const ofBody of ['bodyHash', '_raw', 'mentions', 'showsFacts', 'bodyPolls']) expect(both).not.toHaveProperty(ofBody);
  expect(bodyOf(both as never)).toEqual({
    place: { file: 'content/posts/both.mdx', hash: 'hash of both' },
    mentions: ['jax'],
    showsFacts: false,
    polls: [],
  });
});

test('posts are found by the frameworks that they name', () => {
  expect(slugs(listPostsMentioning('en', 'jax'))).toEqual(['chinese.zh', 'both.en']);
  expect(listPostsMentioning('en', 'pytorch')).toEqual([]);
});

test('tags share the posts that lists show: neither drafts nor unlisted ones, each post once', () => {
  expect([...countSharedPosts('en', 'a')]).toEqual([['b', 1]]);
  expect([...countSharedPosts('zh', 'a')]).toEqual([]);
  expect([...countSharedPosts('en', 'nope')]).toEqual([]);
});

test('what is made after the build shows no post that has appeared since: it has no page', () => {
  vi.stubEnv('SITE_BUILT_AT', String(Date.UTC(2024, 0, 2)));
  vi.stubEnv('PREVIEW', '1');
  listPosts('en'); // Another setting, so that the index is made anew.
  vi.stubEnv('PREVIEW', '0');
  expect(slugs(listPosts('en'))).toEqual(['english.en', 'both.en']);
});
