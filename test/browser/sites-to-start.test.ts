import { expect, test } from 'vitest';
import { sitesToStart } from './sites-to-start';

test.each([
  [[], ['development', 'site', 'fixture site']],
  [['first-post'], ['site']],
  [
    ['first-post', 'lists.fixture'],
    ['site', 'fixture site'],
  ],
  [['lists.fixture'], ['fixture site']],
  [['page-metadata.spec.ts'], ['site', 'fixture site']],
  [['e2e/security.spec.ts:18'], ['site']],
  [['--project=site'], ['site']],
  [['--project', 'fixture site'], ['fixture site']],
  [['--project=fixture site, crawled'], ['fixture site']],
  [['--project=site', 'lists.fixture'], []],
  [
    ['--grep', 'no such file'],
    ['development', 'site', 'fixture site'],
  ],
  [['draft'], ['development']],
] as const)('playwright test %j starts %j', (args, sites) => {
  expect(sitesToStart(['test', ...args])).toEqual(sites);
});
