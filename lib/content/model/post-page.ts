import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { isSearchable } from './is-searchable';
import { type PostEntry, postEntry } from './post-entry';
import { languagesOf, neighboursOf, type Post, relatedTo } from './posts';
import { type SeriesPart, seriesOf } from './series';
import { type TopicChoice, topicChoices } from './topics';

/** Everything that a post's page shows: while none of it changes, a page that was made before is as good as a new one. */
export interface PostPage extends PostEntry {
  languages: Locale[];
  /** The series that it belongs to. */
  series?: SeriesPart;
  previous?: Post;
  next?: Post;
  related: Post[];
  /** What the form to subscribe offers. */
  topics: TopicChoice[];
  /** Whether searching may find it. */
  isSearchable: boolean;
}

/** The page of the post with this slug in this language, or undefined. */
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
