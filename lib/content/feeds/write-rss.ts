import { generateRssFeed } from 'feedsmith';
import { htmlLang } from '../../base/i18n/i18n';
import { addBrowserView, xmlStylesheet } from './browser-view';
import { type Feed, type FeedEntry, feedFormats } from './feed';

/**
 * Returns a feed as RSS 2.0 (rssboard.org/rss-specification). Bodies are in `content:encoded`; authors in `dc:creator`, because
 * `author` takes only e-mail addresses; dates of updates in `atom:updated`, because RSS has no element for them.
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
      items: feed.entries.map(toItem),
    },
    xmlStylesheet,
  );
  return addBrowserView(xml, feed);
}

function toItem(entry: FeedEntry) {
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
