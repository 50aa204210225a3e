import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let lines: Record<string, unknown>[];
let isOwnOrigin: (origin: string | null) => boolean;

beforeEach(async () => {
  for (const name of ['SITE_URL', 'PORT', 'VERCEL', 'VERCEL_URL']) vi.stubEnv(name, '');
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(JSON.parse(line)));
  // The module remembers which origins it has logged.
  vi.resetModules();
  ({ isOwnOrigin } = await import('./check-origin'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])('without SITE_URL, %s is this site', (origin) => {
  expect(isOwnOrigin(origin)).toBe(true);
  expect(lines).toEqual([]);
});

test.each([
  'http://localhost:3001',
  'http://localhost',
  'https://localhost:3000',
  'http://192.0.2.1:3000',
  'http://127.0.0.1.example:3000',
  'http://127.0.0.1:3000/',
  'http://user@127.0.0.1:3000',
  'null',
  '',
  null,
])('without SITE_URL, %j is another site', (origin) => {
  expect(isOwnOrigin(origin)).toBe(false);
  expect(lines).toMatchObject([{ event: 'origin refused', expected: 'http://localhost:3000' }]);
});

test('with SITE_URL, only that is this site', () => {
  vi.stubEnv('SITE_URL', 'https://newsletter.example/');
  expect(isOwnOrigin('https://newsletter.example')).toBe(true);
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://newsletter.example'])
    expect(isOwnOrigin(origin)).toBe(false);
});

test('on Vercel, the origin that Vercel names is this site', () => {
  vi.stubEnv('VERCEL', '1');
  vi.stubEnv('VERCEL_URL', 'newsletter-1a2b3c.vercel.app');
  expect(isOwnOrigin('https://newsletter-1a2b3c.vercel.app')).toBe(true);
  expect(isOwnOrigin('http://localhost:3000')).toBe(false);
});

test('a refused origin is logged once, with the expected origin and a fix, and at most twenty are logged', () => {
  for (const origin of ['https://newsletter.example', 'https://newsletter.example', 'https://ada:secret@a.example/?q=ada@example.org'])
    isOwnOrigin(origin);
  expect(lines).toMatchObject([
    {
      event: 'origin refused',
      origin: 'https://newsletter.example',
      expected: 'http://localhost:3000',
      fix: 'If readers open the site at https://newsletter.example, start it with SITE_URL=https://newsletter.example',
    },
    { origin: 'https://a.example' },
  ]);
  for (let count = 0; count < 50; count++) isOwnOrigin(`https://${count}.example`);
  expect(lines).toHaveLength(20);
});
