import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { type PostEntry, postEntry } from './post-entry';
import { languagesOf, neighboursOf, type Post, relatedTo } from './posts';
import { type SeriesPart, seriesOf } from './series';
import { type TopicChoice, topicChoices } from './topics';

/** Everything that a post's page shows: the page cache reuses a page while none of it changes. */
export interface PostPage extends PostEntry {
  languages: Locale[];
  /** The series that it belongs to. */
  series?: SeriesPart;
  previous?: Post;
  next?: Post;
  related: Post[];
  /** The topics in the subscription form. */
  topics: TopicChoice[];
  isSearchable: boolean;
}

/** Returns the page of the post with this slug in this language, or undefined. */
export function postPage(locale: Locale, slug: string): PostPage | undefined {
  const entry = postEntry(locale, slug);
  if (!entry) return undefined;
  const { post } = entry;
  return {
    ...entry,
    languages: languagesOf(slug),
    series: seriesOf(post),
    ...neighboursOf(post),
    related: relatedTo(post),
    topics: topicChoices(),
    isSearchable: isSearchable(post, env.now),
  };
}

/**
 * Whether a post is in the search index at a moment, in milliseconds since 1970. Previews have pages of drafts and scheduled posts, but
 * not in their search index.
 */
export function isSearchable({ draft, unlisted, date }: Pick<Post, 'draft' | 'unlisted' | 'date'>, now: number): boolean {
  return !draft && !unlisted && Date.parse(date) <= now;
}
