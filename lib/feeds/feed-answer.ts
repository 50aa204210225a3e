import 'server-only';
import { absoluteUrl } from '../absolute-url';
import type { FeedSource } from '../content/feed-source';
import type { PostEntry } from '../content/post-entry';
import { env } from '../env';
import { dictionary, localePath } from '../i18n';
import type { Wardrobe } from '../mdx/editor-tags';
import { textAnswer } from '../text-answer';
import { type Feed, type FeedEntry, type FeedFormat, feedFormats } from './feed';
import { lastingId } from './feed-ids';
import { feedPath } from './feed-path';
import { plainBody } from './plain-body';
import { writeAtom } from './write-atom';
import { writeJsonFeed } from './write-json-feed';
import { writeRss } from './write-rss';

/** Browsers show XML of this type, and hand one of RSS's own to be downloaded. */
const xml = 'application/xml';

const formats: Record<FeedFormat, { write: (feed: Feed) => string; contentType: string }> = {
  rss: { write: writeRss, contentType: xml },
  atom: { write: writeAtom, contentType: xml },
  json: { write: writeJsonFeed, contentType: feedFormats.json.type },
};

/** Answers with a feed, the tags of its bodies dressed in this wardrobe. */
export async function feedAnswer(format: FeedFormat, source: FeedSource, wardrobe: Wardrobe): Promise<Response> {
  const { write, contentType } = formats[format];
  return textAnswer(write(await feedOf(source, wardrobe)), contentType);
}

async function feedOf({ locale, path, title, description, entries, changed }: FeedSource, wardrobe: Wardrobe): Promise<Feed> {
  const written = await Promise.all(entries.map((entry) => entryOf(entry, wardrobe)));
  const addressOf = (format: FeedFormat) => absoluteUrl(locale, feedPath(path, format));
  return {
    addresses: { rss: addressOf('rss'), atom: addressOf('atom'), json: addressOf('json') },
    id: lastingId(localePath(locale, path)),
    locale,
    title,
    description,
    page: absoluteUrl(locale, path),
    icon: `${env.siteUrl}/icons/icon-512.png`,
    note: dictionary(locale).feeds.note,
    updated: new Date(changed),
    entries: written,
  };
}

async function entryOf(entry: PostEntry, wardrobe: Wardrobe): Promise<FeedEntry> {
  const { post, tags } = entry;
  const { lang: locale, image } = post;
  const path = `/posts/${post.slug}`;
  return {
    id: lastingId(entry.firstAddress),
    url: absoluteUrl(locale, path),
    title: post.title,
    summary: post.summary,
    html: await plainBody(entry, wardrobe),
    published: new Date(post.date),
    updated: new Date(post.updated ?? post.date),
    authors: post.authors ?? [dictionary(locale).post.team],
    tags: tags.map(({ key, label }) => ({ key, label: label[locale] })),
    image: image ? { url: env.siteUrl + image, type: imageType(image), bytes: post.imageBytes } : undefined,
  };
}

function imageType(file: string): string {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return `image/${ending === 'jpg' ? 'jpeg' : ending}`;
}
