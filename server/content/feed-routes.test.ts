import { expect, test } from 'vitest';
import { locales } from '@/lib/base/i18n/i18n';
import { usedTags } from '@/lib/content/model/tags';
import { siteFeedRoute, tagFeedRoute } from './feed-routes';

const request = new Request('http://localhost/');

test('every language has a feed, and every tag with posts has one', () => {
  expect(siteFeedRoute('rss').generateStaticParams()).toEqual(locales.map((locale) => ({ locale })));
  const tags = locales.flatMap((locale) => usedTags(locale).map(({ tag }) => ({ locale, tag: tag.key })));
  expect(tagFeedRoute('rss').generateStaticParams()).toEqual(tags);
});

test('each format has its media type', async () => {
  const params = Promise.resolve({ locale: 'en' });
  const types = (['rss', 'atom', 'json'] as const).map(async (format) => {
    const { headers } = await siteFeedRoute(format).GET(request, { params });
    return headers.get('Content-Type');
  });
  expect(await Promise.all(types)).toEqual(['application/xml; charset=utf-8', 'application/xml; charset=utf-8', 'application/feed+json']);
});

test('the feed of an unknown tag is not found', async () => {
  const params = Promise.resolve({ locale: 'en', tag: 'no-such-tag' });
  await expect(tagFeedRoute('rss').GET(request, { params })).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
});
