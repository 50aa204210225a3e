import type { Locale } from '../../base/i18n/i18n';

/** A feed as it is before it is written in one of its formats. All addresses are whole. */
export interface Feed {
  /** Its own, for each format. */
  addresses: Record<FeedFormat, string>;
  /** A name for it that stays while the site moves. */
  id: string;
  locale: Locale;
  title: string;
  description: string;
  /** The page that it follows. */
  page: string;
  icon: string;
  /** What a person reads who opens the feed in a browser: what it is, and where the page is. */
  note: { text: string; link: string };
  updated: Date;
  /** Newest first. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** A name for it that no change of address changes. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** The whole body, as HTML that stands by itself. */
  html: string;
  published: Date;
  /** The day of the last correction, else that of publication. */
  updated: Date;
  authors: string[];
  /** As readers know them; the key is the last part of their address. */
  tags: { key: string; label: string }[];
  /** The cover. */
  image?: { url: string; type: string; bytes: number };
}

/** What each format is called in addresses (`/feed.xml`), and its media type for those who ask which feeds there are. */
export const feedFormats = {
  rss: { file: 'feed.xml', type: 'application/rss+xml' },
  atom: { file: 'atom.xml', type: 'application/atom+xml' },
  json: { file: 'feed.json', type: 'application/feed+json' },
} as const;

export type FeedFormat = keyof typeof feedFormats;
