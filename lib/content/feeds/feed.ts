import type { Locale } from '../../base/i18n/i18n';

/** A feed, independent of its format. All URLs are absolute. */
export interface Feed {
  /** The feed's own URL in each format. */
  addresses: Record<FeedFormat, string>;
  /** A permanent id (`permanentId`). */
  id: string;
  locale: Locale;
  title: string;
  description: string;
  /** The URL of the page that the feed follows. */
  page: string;
  icon: string;
  /** Shown to people who open the feed in a browser: an explanation, and the text of the link to the page. */
  note: { text: string; link: string };
  updated: Date;
  /** Newest first. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** A permanent id (`permanentId`). */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** The whole body, as HTML that needs no style sheet or script. */
  html: string;
  published: Date;
  /** The date of the last update, or of publication. */
  updated: Date;
  authors: string[];
  tags: { key: string; label: string }[];
  /** The cover image. */
  image?: { url: string; type: string; bytes: number };
}

/** The file name and the media type of each format. */
export const feedFormats = {
  rss: { file: 'feed.xml', type: 'application/rss+xml' },
  atom: { file: 'atom.xml', type: 'application/atom+xml' },
  json: { file: 'feed.json', type: 'application/feed+json' },
} as const;

export type FeedFormat = keyof typeof feedFormats;

/** Returns the path of the feed that follows a page, without the locale. */
export function feedPath(page: string, format: FeedFormat): string {
  return `${page === '/' ? '' : page}/${feedFormats[format].file}`;
}
