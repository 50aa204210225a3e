import { generateJsonFeed } from 'feedsmith';
import { htmlLang } from '../../base/i18n/i18n';
import type { Feed, FeedEntry } from './feed';

/** Returns a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function writeJsonFeed(feed: Feed): string {
  const json = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.addresses.json,
    icon: feed.icon,
    language: htmlLang(feed.locale),
    user_comment: `${feed.note.text} ${feed.page}`,
    items: feed.entries.map(toItem),
  });
  return JSON.stringify(json, null, 1);
}

function toItem(entry: FeedEntry) {
  const { image } = entry;
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    summary: entry.summary,
    content_html: entry.html,
    image: image?.url,
    date_published: entry.published,
    date_modified: entry.updated,
    authors: entry.authors.map((name) => ({ name })),
    tags: entry.tags.map(({ label }) => label),
    attachments: image && [{ url: image.url, mime_type: image.type, size_in_bytes: image.bytes }],
  };
}
