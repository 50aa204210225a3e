import 'server-only';
import type { MdxComponents } from '@/components/mdx/mdx-components';
import { env } from '@/lib/base/env/env';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import { textResponse } from '@/lib/base/http/text-response';
import { dictionary, localePath } from '@/lib/base/i18n/i18n';
import { type Feed, type FeedEntry, type FeedFormat, feedFormats } from '@/lib/content/feeds/feed';
import { lastingId } from '@/lib/content/feeds/feed-ids';
import { feedPath } from '@/lib/content/feeds/feed-path';
import { writeAtom } from '@/lib/content/feeds/write-atom';
import { writeJsonFeed } from '@/lib/content/feeds/write-json-feed';
import { writeRss } from '@/lib/content/feeds/write-rss';
import type { FeedSource } from '@/lib/content/model/feed-source';
import type { PostEntry } from '@/lib/content/model/post-entry';
import { plainBody } from './cached-feed-body';

/** Browsers show XML of this type, and hand one of RSS's own to be downloaded. */
const xml = 'application/xml';

const formats: Record<FeedFormat, { write: (feed: Feed) => string; contentType: string }> = {
  rss: { write: writeRss, contentType: xml },
  atom: { write: writeAtom, contentType: xml },
  json: { write: writeJsonFeed, contentType: feedFormats.json.type },
};

/** Answers with a feed, the tags of its bodies dressed in this component map. */
export async function feedResponse(format: FeedFormat, source: FeedSource, components: MdxComponents): Promise<Response> {
  const { write, contentType } = formats[format];
  return textResponse(write(await feedOf(source, components)), contentType);
}

async function feedOf({ locale, path, title, description, entries, changed }: FeedSource, components: MdxComponents): Promise<Feed> {
  const written = await Promise.all(entries.map((entry) => entryOf(entry, components)));
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

async function entryOf(entry: PostEntry, components: MdxComponents): Promise<FeedEntry> {
  const { post, tags } = entry;
  const { lang: locale, image } = post;
  const path = `/posts/${post.slug}`;
  return {
    id: lastingId(entry.firstAddress),
    url: absoluteUrl(locale, path),
    title: post.title,
    summary: post.summary,
    html: await plainBody(entry, components),
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
