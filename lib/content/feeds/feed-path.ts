import { type FeedFormat, feedFormats } from './feed';

/** The address of a feed, without its language, for the page that it follows. */
export function feedPath(path: string, format: FeedFormat): string {
  return `${path === '/' ? '' : path}/${feedFormats[format].file}`;
}
