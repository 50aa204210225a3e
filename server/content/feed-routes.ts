import 'server-only';
import { notFound } from 'next/navigation';
import { env } from '@/lib/base/env/env';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import { textResponse } from '@/lib/base/http/text-response';
import { dictionary, type Locale, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { type Feed, type FeedEntry, type FeedFormat, feedFormats, feedPath } from '@/lib/content/feeds/feed';
import { permanentId } from '@/lib/content/feeds/feed-ids';
import { writeAtom } from '@/lib/content/feeds/write-atom';
import { writeJsonFeed } from '@/lib/content/feeds/write-json-feed';
import { writeRss } from '@/lib/content/feeds/write-rss';
import { type FeedSource, siteFeed, tagFeed, tagFeeds } from '@/lib/content/model/feed-source';
import type { PostEntry } from '@/lib/content/model/post-entry';
import { staticPages } from '@/lib/content/model/static-params';
import { feedBody } from './feed-body';

/** Browsers display XML of this type, but download `application/rss+xml`. */
const xml = 'application/xml';

const formats: Record<FeedFormat, { write: (feed: Feed) => string; contentType: string }> = {
  rss: { write: writeRss, contentType: xml },
  atom: { write: writeAtom, contentType: xml },
  json: { write: writeJsonFeed, contentType: feedFormats.json.type },
};

interface Context {
  params: Promise<{ locale: string; tag?: string }>;
}

/** Creates the static route of a feed in one format. */
function createFeedRoute(format: FeedFormat, listFeeds: (locale: Locale) => FeedSource[], findFeed: typeof tagFeed) {
  return {
    generateStaticParams: () =>
      staticPages((locale) =>
        listFeeds(locale).map((source) => ({
          params: { locale, ...(source.path === '/' ? {} : { tag: source.path.replace('/tags/', '') }) },
          path: feedPath(source.path, format),
          shows: source,
        })),
      ),
    async GET(_: Request, { params }: Context): Promise<Response> {
      const { locale, tag = '' } = await params;
      const { write, contentType } = formats[format];
      return textResponse(write(await createFeed(findFeed(toLocale(locale), tag) ?? notFound())), contentType);
    },
  };
}

/** Creates the route of the feed of all posts in a language. */
export function siteFeedRoute(format: FeedFormat) {
  return createFeedRoute(format, (locale) => [siteFeed(locale)], siteFeed);
}

/** Creates the route of the feeds of tags. */
export function tagFeedRoute(format: FeedFormat) {
  return createFeedRoute(format, tagFeeds, tagFeed);
}

async function createFeed({ locale, path, title, description, entries, changed }: FeedSource): Promise<Feed> {
  const feedUrl = (format: FeedFormat) => absoluteUrl(locale, feedPath(path, format));
  return {
    addresses: { rss: feedUrl('rss'), atom: feedUrl('atom'), json: feedUrl('json') },
    id: permanentId(localePath(locale, path)),
    locale,
    title,
    description,
    page: absoluteUrl(locale, path),
    icon: `${env.siteUrl}/icons/icon-512.png`,
    note: dictionary(locale).feeds.note,
    updated: new Date(changed),
    entries: await Promise.all(entries.map(createEntry)),
  };
}

async function createEntry(entry: PostEntry): Promise<FeedEntry> {
  const { post, tags } = entry;
  const { lang: locale, image } = post;
  return {
    id: permanentId(entry.firstAddress),
    url: absoluteUrl(locale, `/posts/${post.slug}`),
    title: post.title,
    summary: post.summary,
    html: await feedBody(entry),
    published: new Date(post.date),
    updated: new Date(post.updated ?? post.date),
    authors: post.authors ?? [dictionary(locale).post.team],
    tags: tags.map(({ key, label }) => ({ key, label: label[locale] })),
    image: image ? { url: env.siteUrl + image, type: imageType(image), bytes: post.imageBytes } : undefined,
  };
}

function imageType(file: string): string {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return `image/${extension === 'jpg' ? 'jpeg' : extension}`;
}
