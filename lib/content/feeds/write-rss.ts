import { generateRssFeed } from 'feedsmith';
import { htmlLang } from '../../base/i18n/i18n';
import { type Feed, type FeedEntry, feedFormats } from './feed';
import { feedStyles, readableInBrowsers } from './xsl-styles';

/**
 * A feed as RSS 2.0 (rssboard.org/rss-specification), bodies in `content:encoded`, authors in `dc:creator` since `author` takes
 * addresses of mail only, and corrections in `atom:updated` since RSS knows none.
 */
export function writeRss(feed: Feed): string {
  const xml = generateRssFeed(
    {
      title: feed.title,
      link: feed.page,
      description: feed.description,
      language: htmlLang(feed.locale),
      lastBuildDate: feed.updated,
      docs: 'https://www.rssboard.org/rss-specification',
      atom: { links: [{ href: feed.addresses.rss, rel: 'self', type: feedFormats.rss.type }] },
      items: feed.entries.map(itemOf),
    },
    feedStyles,
  );
  return readableInBrowsers(xml, feed);
}

function itemOf(entry: FeedEntry) {
  const { image } = entry;
  return {
    title: entry.title,
    link: entry.url,
    guid: { value: entry.id, isPermaLink: false },
    pubDate: entry.published,
    description: entry.summary,
    categories: entry.tags.map(({ label }) => ({ name: label })),
    enclosures: image && [{ url: image.url, type: image.type, length: image.bytes }],
    dc: { creators: entry.authors },
    atom: { updated: entry.updated },
    content: { encoded: entry.html },
  };
}
