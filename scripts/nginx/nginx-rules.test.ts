import { expect, test } from 'vitest';
import { acceptedMap, doorPattern, headerDirectives, redirectMap } from './nginx-rules';

const everywhere = { source: '/:path*', regex: '^(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))?(?:/)?$' };

test('a route’s addresses are bare in English and under /zh in Chinese', () => {
  const cases: [route: string, yes: string[], no: string[]][] = [
    ['/[locale]/search', ['/search', '/zh/search'], ['/en/search', '/zh', '/search/x', '/searching', '/x/search']],
    ['/[locale]/u/[token]', ['/u/abc', '/zh/u/a.b'], ['/u', '/u/', '/u/a/b']],
    ['/[locale]', ['/', '/zh'], ['/x']],
    ['/api/subscribe', ['/api/subscribe'], ['/zh/api/subscribe']],
    ['/api/[...all]', ['/api/a', '/api/a/b'], ['/api', '/api/']],
    ['/desk/[[...all]]', ['/desk', '/desk/a/b'], ['/desks']],
    ['/feed.xml', ['/feed.xml'], ['/feedsxml']],
  ];
  for (const [route, yes, no] of cases) {
    const pattern = new RegExp(doorPattern(route));
    for (const address of yes) expect(pattern.test(address), `${route} ${address}`).toBe(true);
    for (const address of no) expect(pattern.test(address), `${route} ${address}`).toBe(false);
  }
});

test('a redirect’s names become the captures of its pattern', () => {
  const rule = { source: '/:english(en)/:path+', regex: '^/(en)/(.+)$', destination: '/:path+', statusCode: 308 };
  expect(redirectMap([rule])).toContain('"~*^/(en)/(.+)$" "/$2";');
  const elsewhere = { ...rule, source: '/a', regex: '^/a$', destination: 'https://example.org:8080/b' };
  expect(redirectMap([elsewhere])).toContain('"~*^/a$" "https://example.org:8080/b";');
  expect(() => redirectMap([{ ...rule, destination: '/:other' }])).toThrow('/:path+ leads to :other');
  expect(() => redirectMap([{ ...rule, statusCode: 307 }])).toThrow('has status 307');
});

test('a form of a page that a program accepts is a file', () => {
  const rule = { source: '/zh/posts/:slug', regex: '^/zh/posts(?:/([^/]+?))(?:/)?$', destination: '/zh/posts/:slug/markdown' };
  const accepts = { ...rule, has: [{ type: 'header', key: 'accept', value: '.*text/markdown.*' }] };
  expect(acceptedMap([rule, accepts])).toContain('  "~^.*text/markdown.* /zh/posts(?:/([^/]+?))(?:/)?$" "/zh/posts/$1.md";\n');
  expect(acceptedMap([rule])).not.toContain('/zh');
});

test('a header that all answers have stands as it is, quoted', () => {
  const { maps, directives } = headerDirectives([{ ...everywhere, headers: [{ key: 'X-Name', value: 'a "b" \\ c' }] }]);
  expect(directives).toEqual(['add_header X-Name "a \\"b\\" \\\\ c" always;']);
  expect(maps).toEqual([]);
  expect(() => headerDirectives([{ ...everywhere, headers: [{ key: 'X-Name', value: '$host' }] }])).toThrow('for a variable');
});

test('of the rules for one header the last that fits counts, and redirects have only what all answers have', () => {
  const { maps, directives } = headerDirectives([
    { ...everywhere, headers: [{ key: 'X-Name', value: 'all' }] },
    { source: '/one', regex: '^/one$', headers: [{ key: 'X-Name', value: 'one' }] },
  ]);
  expect(directives).toEqual(['add_header X-Name $header_x_name always;']);
  expect(maps[0]?.split('\n').map((line) => line.trim())).toEqual([
    'map "$status $path" $header_x_name {',
    'default "";',
    '"~^308 " "all";',
    '"~ $" "all";',
    '"~*^\\\\d+ /one$" "one";',
    `"~*^\\\\d+ ${everywhere.regex.slice(1)}" "all";`,
    '}',
    '',
  ]);
});
