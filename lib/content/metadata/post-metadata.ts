import { dictionary } from '../../base/i18n/i18n';
import type { PostPage } from '../model/post-page';
import type { PageFacts } from './page-metadata';
import { blogPosting, breadcrumbs, type StructuredData, structuredData } from './structured-data';

/** Returns the facts of a post's page. */
export function postFacts({ post, languages, categories, tags }: PostPage) {
  const { lang: locale, slug, title, summary: description, date: published, updated: modified, corrections } = post;
  return {
    locale,
    path: `/posts/${slug}`,
    title,
    description,
    languages,
    card: { kind: 'posts', key: slug },
    article: {
      published,
      modified,
      corrections,
      authors: post.authors ?? [dictionary(locale).post.team],
      section: categories.at(-1)?.label[locale],
      tags: tags.map(({ label }) => label[locale]),
    },
  } satisfies PageFacts;
}

/** Returns the structured data of a post's page. `siteUrl` is the site's origin. */
export function postData(page: PostPage, siteUrl: string): StructuredData {
  const { post, categories, series } = page;
  const facts = postFacts(page);
  const { locale, path, title } = facts;
  const place = { locale, siteUrl };
  const trail = categories.map(({ key, label }) => ({ name: label[locale], path: `/categories/${key}` }));
  return structuredData(
    blogPosting(place, { ...facts, series, minutes: post.readingMinutes }),
    breadcrumbs(place, [...trail, { name: title, path }]),
  );
}
