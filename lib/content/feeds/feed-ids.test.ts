import { expect, test } from 'vitest';
import { permanentId } from './feed-ids';

test('a feed id never changes and differs between languages', () => {
  // A changed id would show every post as new in every feed reader.
  expect(permanentId('/posts/top-ai-frameworks-for-2024')).toBe('urn:uuid:a3f14b16-f93d-5e27-9dff-a170e5aac424');
  expect(permanentId('/zh/posts/x')).not.toBe(permanentId('/posts/x'));
});
