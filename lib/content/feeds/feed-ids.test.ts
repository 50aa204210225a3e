import { expect, test } from 'vitest';
import { lastingId } from './feed-ids';

test('a name is the same for ever, and another for another language', () => {
  // Written down, so that a change which would show every post to every reader again is noticed.
  expect(lastingId('/posts/top-ai-frameworks-for-2024')).toBe('urn:uuid:a3f14b16-f93d-5e27-9dff-a170e5aac424');
  expect(lastingId('/zh/posts/x')).not.toBe(lastingId('/posts/x'));
});
