import { expect, test } from 'vitest';
import { previewHeaders } from './preview-headers';
import { mailPostalAddressOf, previewOf, siteUrlOf } from './settings';

const vercel = {
  VERCEL_URL: 'newsletter-1a2b3c.vercel.app',
  VERCEL_BRANCH_URL: 'newsletter-git-a-post.vercel.app',
  VERCEL_PROJECT_PRODUCTION_URL: 'newsletter.example',
};

test.each([
  ['nothing set', {}, 'http://localhost:3000'],
  ['a port', { PORT: '4000' }, 'http://localhost:4000'],
  ['an address with a path', { SITE_URL: 'https://example.org/x/' }, 'https://example.org'],
  ['production on Vercel', { ...vercel, VERCEL_ENV: 'production' }, 'https://newsletter.example'],
  [
    'production without a domain of its own',
    { VERCEL_ENV: 'production', VERCEL_URL: vercel.VERCEL_URL },
    'https://newsletter-1a2b3c.vercel.app',
  ],
  ['the preview of a branch', { ...vercel, VERCEL_ENV: 'preview' }, 'https://newsletter-git-a-post.vercel.app'],
  ['a preview of no branch', { ...vercel, VERCEL_ENV: 'preview', VERCEL_BRANCH_URL: '' }, 'https://newsletter-1a2b3c.vercel.app'],
  ['an address that was set, on Vercel', { ...vercel, VERCEL_ENV: 'preview', SITE_URL: 'https://example.org' }, 'https://example.org'],
])('the site’s own address: %s', (_, environment, url) => {
  expect(siteUrlOf(environment)).toBe(url);
});

test('what is no address is refused', () => {
  expect(() => siteUrlOf({ SITE_URL: 'example.org' })).toThrow('Give a whole address');
});

test.each([
  [{}, false],
  [{ NODE_ENV: 'production' }, false],
  [{ NODE_ENV: 'development' }, true],
  [{ VERCEL_ENV: 'preview' }, true],
  [{ VERCEL_ENV: 'production' }, false],
  [{ PREVIEW: '1' }, true],
  [{ PREVIEW: '0', VERCEL_ENV: 'preview' }, false],
  [{ PREVIEW: 'false', NODE_ENV: 'development' }, false],
])('%j is a preview: %s, and only that is hidden from search engines', (environment, isPreview) => {
  expect(previewOf(environment)).toBe(isPreview);
  expect(previewHeaders(environment)).toEqual(isPreview ? [{ key: 'X-Robots-Tag', value: 'noindex' }] : []);
});

test.each([
  [{}, undefined],
  [{ MAIL_POSTAL_ADDRESS: ' \n' }, undefined],
  [{ MAIL_POSTAL_ADDRESS: ' Twinko AI,\n 1 Example Street ' }, 'Twinko AI, 1 Example Street'],
])('the postal address of %o is %s', (environment, address) => {
  expect(mailPostalAddressOf(environment)).toBe(address);
});
