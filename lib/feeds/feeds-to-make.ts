import { siteFeed, tagFeeds } from '../content/feed-source';
import { pagesToMake } from '../content/pages-to-make';
import type { FeedFormat } from './feed';
import { feedPath } from './feed-path';

/** The parameters of the feeds of everything that a build must make, in one format. */
export function siteFeedsToMake(format: FeedFormat) {
  return pagesToMake((locale) => [{ params: { locale }, path: feedPath('/', format), shows: siteFeed(locale) }]);
}

/** The parameters of the feeds of tags that a build must make, in one format. */
export function tagFeedsToMake(format: FeedFormat) {
  return pagesToMake((locale) =>
    tagFeeds(locale).map((source) => ({
      params: { locale, tag: source.path.replace('/tags/', '') },
      path: feedPath(source.path, format),
      shows: source,
    })),
  );
}
