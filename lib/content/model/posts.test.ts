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

const made = vi.hoisted(
  () =>
    (slug: string, lang: string, day: number, { mentions = ['jax'], ...more }: { mentions?: string[]; [field: string]: unknown } = {}) => ({
      slug,
      lang,
      date: `2024-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
      tags: ['a'],
      draft: false,
      unlisted: false,
      body: { file: `content/posts/${slug}.mdx`, hash: `hash of ${slug}`, mentions, showsFacts: false, polls: [] },
      ...more,
    }),
);

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

test('lists have each post once, in the reader’s language if it is translated, newest first', () => {
  expect(slugs(listPosts('en'))).toEqual(['chinese.zh', 'english.en', 'both.en']);
  expect(slugs(listPosts('zh'))).toEqual(['chinese.zh', 'english.en', 'both.zh']);
});

test('previews list drafts and scheduled posts, but not unlisted ones', () => {
  vi.stubEnv('PREVIEW', '1');
  expect(slugs(listPosts('en'))).toEqual(['scheduled.en', 'draft.en', 'chinese.zh', 'english.en', 'both.en']);
});

test('previews mark posts that the published site does not show', () => {
  const marks = () => ['draft', 'scheduled', 'unlisted', 'both'].map((slug) => findPost('en', slug)?.marks);
  expect(marks()).toEqual([undefined, undefined, undefined, undefined]);
  vi.stubEnv('PREVIEW', '1');
  expect(marks()).toEqual([['draft'], ['scheduled'], ['unlisted'], undefined]);
});

test('unlisted posts have a page; drafts and missing translations do not', () => {
  expect(findPost('en', 'unlisted')).toBeDefined();
  expect(findPost('en', 'draft')).toBeUndefined();
  expect(findPost('zh', 'english')).toBeUndefined();
  expect(languagesOf('both')).toEqual(['en', 'zh']);
  expect(languagesOf('chinese')).toEqual(['zh']);
});

test('neighbours are the posts before and after in lists of the post’s language', () => {
  const english = listPosts('en').find(({ slug }) => slug === 'english');
  const { previous, next } = neighboursOf(english as never);
  expect([previous?.slug, next?.slug]).toEqual(['both', 'chinese']);
  expect(neighboursOf(findPost('en', 'unlisted') as never)).toEqual({});
});

test('related posts are those that share most tags', () => {
  const both = findPost('en', 'both');
  expect(slugs(relatedTo(both as never))).toEqual(['chinese.zh', 'english.en']);
  expect(slugs(listPostsByTag('en', 'b'))).toEqual(['english.en', 'both.en']);
});

test('listed posts have no data of their bodies, which is looked up separately', () => {
  const both = findPost('en', 'both');
  for (const ofBody of ['body', 'hash', 'mentions', 'showsFacts', 'polls']) expect(both).not.toHaveProperty(ofBody);
  expect(bodyOf(both as never)).toEqual({
    file: 'content/posts/both.mdx',
    hash: 'hash of both',
    mentions: ['jax'],
    showsFacts: false,
    polls: [],
  });
});

test('posts are found by the frameworks that they mention', () => {
  expect(slugs(listPostsMentioning('en', 'jax'))).toEqual(['chinese.zh', 'both.en']);
  expect(listPostsMentioning('en', 'pytorch')).toEqual([]);
});

test('shared posts of tags are counted without drafts, unlisted posts and translations', () => {
  expect([...countSharedPosts('en', 'a')]).toEqual([['b', 1]]);
  expect([...countSharedPosts('zh', 'a')]).toEqual([]);
  expect([...countSharedPosts('en', 'nope')]).toEqual([]);
});

test('pages rendered after the build do not list posts that became due since: they have no page', () => {
  vi.stubEnv('SITE_BUILT_AT', String(Date.UTC(2024, 0, 2)));
  vi.stubEnv('PREVIEW', '1');
  listPosts('en'); // Another setting, so that the index is built again.
  vi.stubEnv('PREVIEW', '0');
  expect(slugs(listPosts('en'))).toEqual(['english.en', 'both.en']);
});
