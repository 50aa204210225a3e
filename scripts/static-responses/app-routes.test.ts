import { expect, test } from 'vitest';
import { routePattern } from './app-routes';

test.each([
  ['/api/health', ['/api/health'], ['/api/health/x', '/api/healthy', '/x/api/health']],
  ['/u/[token]', ['/u/x', '/u/%5B'], ['/u', '/u/', '/u/a/b']],
  ['/[locale]/feed.xml', ['/en/feed.xml'], ['/en/feed-xml', '/feed.xml']],
  ['/docs/[...path]', ['/docs/a', '/docs/a/b'], ['/docs']],
  ['/docs/[[...path]]', ['/docs', '/docs/a/b'], ['/doc']],
])('%s', (route, matching, others) => {
  for (const path of matching) expect(routePattern(['/other', route]).test(path), path).toBe(true);
  for (const path of others) expect(routePattern(['/other', route]).test(path), path).toBe(false);
});
