import { siteFeed, tagFeeds } from '../model/feed-source';
import { staticPages } from '../model/static-params';
import type { FeedFormat } from './feed';
import { feedPath } from './feed-path';

/** The parameters of the feeds of everything that a build must make, in one format. */
export function siteFeedParams(format: FeedFormat) {
  return staticPages((locale) => [{ params: { locale }, path: feedPath('/', format), shows: siteFeed(locale) }]);
}

/** The parameters of the feeds of tags that a build must make, in one format. */
export function tagFeedParams(format: FeedFormat) {
  return staticPages((locale) =>
    tagFeeds(locale).map((source) => ({
      params: { locale, tag: source.path.replace('/tags/', '') },
      path: feedPath(source.path, format),
      shows: source,
    })),
  );
}
