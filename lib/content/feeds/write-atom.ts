import { generateAtomFeed } from 'feedsmith';
import { htmlLang } from '../../base/i18n/i18n';
import { addBrowserView, xmlStylesheet } from './browser-view';
import { type Feed, type FeedEntry, feedFormats } from './feed';

/** Returns a feed as Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const xml = generateAtomFeed(
    {
      id: feed.id,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: feed.updated,
      icon: feed.icon,
      xml: { lang: htmlLang(feed.locale) },
      links: [
        { href: feed.addresses.atom, rel: 'self', type: feedFormats.atom.type },
        { href: feed.page, rel: 'alternate', type: 'text/html', hreflang: htmlLang(feed.locale) },
      ],
      entries: feed.entries.map(toAtomEntry),
    },
    xmlStylesheet,
  );
  return addBrowserView(xml, feed);
}

function toAtomEntry(entry: FeedEntry) {
  const { image } = entry;
  return {
    id: entry.id,
    title: { value: entry.title },
    summary: { value: entry.summary },
    content: { value: entry.html, type: 'html' },
    published: entry.published,
    updated: entry.updated,
    authors: entry.authors.map((name) => ({ name })),
    categories: entry.tags.map(({ key, label }) => ({ term: key, label })),
    links: [
      { href: entry.url, rel: 'alternate', type: 'text/html' },
      ...(image ? [{ href: image.url, rel: 'enclosure', type: image.type, length: image.bytes }] : []),
    ],
  };
}
