import { dictionary, type Locale, localePath } from '../../base/i18n/i18n';
import { type FeedFormat, feedFormats, feedPath } from './feed';

/** A page that has feeds: its path without the locale, and the title of its feeds. */
export interface FollowedPage {
  path: string;
  title: string;
}

export interface FeedLink {
  url: string;
  title: string;
}

/** Returns the feed links for the head of a page by media type: those of the whole site, and those of `page`. */
export function feedsNamedBy(locale: Locale, page?: FollowedPage): Record<string, FeedLink[]> {
  const followed = [{ path: '/', title: dictionary(locale).site.name }, ...(page ? [page] : [])];
  return Object.fromEntries(
    formats.map((format) => [feedFormats[format].type, followed.map((page) => linkTo(locale, page, format))] as const),
  );
}

/** Returns the feeds of a page, each with the name of its format. */
export function feedChoices(locale: Locale, page: FollowedPage): { name: string; url: string }[] {
  const { names } = dictionary(locale).feeds;
  return formats.map((format) => ({ name: names[format], url: linkTo(locale, page, format).url }));
}

const formats = Object.keys(feedFormats) as FeedFormat[];

function linkTo(locale: Locale, { path, title }: FollowedPage, format: FeedFormat): FeedLink {
  return { url: localePath(locale, feedPath(path, format)), title: `${title} (${dictionary(locale).feeds.names[format]})` };
}
