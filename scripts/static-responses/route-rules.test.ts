import { expect, test } from 'vitest';
import { RouteRules } from './route-rules';

const everywhere = '^(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))?(?:/)?$';
const accept = { type: 'header', key: 'accept', value: '.*text/markdown.*' };
const rules = new RouteRules({
  redirects: [{ source: '/old', regex: '^(?!/_next)/old(?:/)?$' }],
  headers: [
    {
      source: '/:path*',
      regex: everywhere,
      headers: [
        { key: 'X-Name', value: 'all' },
        { key: 'X-Other', value: 'other' },
      ],
    },
    { source: '/one', regex: '^/one(?:/)?$', headers: [{ key: 'X-Name', value: 'one' }] },
  ],
  rewrites: {
    beforeFiles: [
      { source: '/bad', regex: '^/.*\\[.*$', destination: '/en/not-found' },
      { source: '/posts/:slug', regex: '^/posts(?:/([^/]+?))(?:/)?$', destination: '/en/posts/:slug/markdown', has: [accept] },
      { source: '/posts', regex: '^/posts(?:/)?$', destination: '/en/posts/view', has: [{ type: 'query', key: 'tag' }] },
    ],
    fallback: [
      { source: '/en/compare/:pair', regex: '^/en/compare(?:/([^/]+?))(?:/)?$', destination: '/en/compare/reversed/:pair' },
      { source: '/:path*', regex: everywhere, destination: '/en/not-found' },
    ],
  },
});

test('the last matching rule for a header field applies', () => {
  expect(Object.fromEntries(rules.headersOf('/one'))).toEqual({ 'X-Name': 'one', 'X-Other': 'other' });
  expect(Object.fromEntries(rules.headersOf('/ONE'))).toEqual({ 'X-Name': 'one', 'X-Other': 'other' });
  expect(Object.fromEntries(rules.headersOf('/two/three'))).toEqual({ 'X-Name': 'all', 'X-Other': 'other' });
});

test('redirects match case-insensitively', () => {
  expect(['/old', '/OLD', '/older'].map((path) => rules.isRedirected(path))).toEqual([true, true, false]);
});

test('a conditional rewrite has a condition and a destination', () => {
  expect(rules.conditionsOf('/posts/jax')).toEqual([{ condition: accept, destination: '/en/posts/jax/markdown' }]);
  expect(rules.conditionsOf('/posts').map(({ condition }) => condition.key)).toEqual(['tag']);
  expect(rules.conditionsOf('/tags')).toEqual([]);
});

test('a rewrite to the not-found page does not count as a rewrite', () => {
  expect(['/posts/x', '/en/compare/a-vs-b', '/x[y', '/nope'].map((path) => rules.isRewritten(path))).toEqual([true, true, false, false]);
});
