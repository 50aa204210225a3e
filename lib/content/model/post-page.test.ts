import { expect, test } from 'vitest';
import { isSearchable } from './post-page';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const post = { draft: false, unlisted: false, date: '2025-12-31T00:00:00.000Z' };

test('a published, listed post is searchable', () => {
  expect(isSearchable(post, now)).toBe(true);
  expect(isSearchable({ ...post, date: '2026-01-01T00:00:00.000Z' }, now)).toBe(true);
});

test('drafts, unlisted and scheduled posts are not searchable', () => {
  expect(isSearchable({ ...post, draft: true }, now)).toBe(false);
  expect(isSearchable({ ...post, unlisted: true }, now)).toBe(false);
  expect(isSearchable({ ...post, date: '2026-01-01T00:00:00.001Z' }, now)).toBe(false);
});
