import type { Locale } from '../i18n';
import type { BodyPlace } from './body';
import { type Category, findCategory, pathTo } from './categories';
import { frameworkFacts } from './framework-tables';
import { bodyOf, findPost, languagesOf, neighboursOf, type Post, relatedTo } from './posts';
import { type Series, seriesOf } from './series';
import { type Tag, tagsOf } from './tags';

/** Everything that a post's page shows: while none of it changes, a page that was made before is as good as a new one. */
export interface PostPage {
  post: Post;
  body: BodyPlace;
  /** What its tables show of frameworks, where it has any. */
  facts: unknown;
  languages: Locale[];
  /** The post's category after its ancestors. */
  categories: Category[];
  tags: Tag[];
  /** The series that it belongs to. */
  series?: Series;
  previous?: Post;
  next?: Post;
  related: Post[];
}

/** The page of the post with this slug in this language, or undefined. */
export function postPage(locale: Locale, slug: string): PostPage | undefined {
  const post = findPost(locale, slug);
  if (!post) return undefined;
  const category = findCategory(post.category);
  const { place, showsFacts } = bodyOf(post);
  return {
    post,
    body: place,
    facts: showsFacts ? frameworkFacts() : undefined,
    languages: languagesOf(slug),
    categories: category ? pathTo(category) : [],
    tags: tagsOf(post),
    series: seriesOf(post),
    ...neighboursOf(post),
    related: relatedTo(post),
  };
}
