import { dictionary, type Locale, localePath } from '../../base/i18n/i18n';
import { type FeedFormat, feedFormats } from './feed';
import { feedPath } from './feed-path';

/** A page that feeds follow: its address without its language, and what they are called. */
export interface FollowedPage {
  path: string;
  title: string;
}

/** The feed of a page in one format, as a link. */
export interface FeedLink {
  url: string;
  title: string;
}

/** The feeds that a page names in its head, by their media types: those of the whole site, and its own where it has some. */
export function feedsNamedBy(locale: Locale, page?: FollowedPage): Record<string, FeedLink[]> {
  const followed = [{ path: '/', title: dictionary(locale).site.name }, ...(page ? [page] : [])];
  return Object.fromEntries(
    formats.map((format) => [feedFormats[format].type, followed.map((page) => linkTo(locale, page, format))] as const),
  );
}

/** The feeds of a page as readers choose between them, by the names of their formats. */
export function feedChoices(locale: Locale, page: FollowedPage): { name: string; url: string }[] {
  const { names } = dictionary(locale).feeds;
  return formats.map((format) => ({ name: names[format], url: linkTo(locale, page, format).url }));
}

const formats = Object.keys(feedFormats) as FeedFormat[];

function linkTo(locale: Locale, { path, title }: FollowedPage, format: FeedFormat): FeedLink {
  return { url: localePath(locale, feedPath(path, format)), title: `${title} (${dictionary(locale).feeds.names[format]})` };
}
