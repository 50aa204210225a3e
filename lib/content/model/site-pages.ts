import { type Locale, locales } from '../../base/i18n/i18n';
import { groupBy } from '../../base/text/group-by';
import { pairKey, pairsOf } from '../frameworks/pairs';
import { listPostsIn, usedCategories } from './categories';
import { type Framework, listFrameworks } from './frameworks';
import { languagesOfPage, listPages } from './pages';
import { listPosts, listPostsByTag, type Post } from './posts';
import { usedSeries } from './series';
import { usedTags } from './tags';

/** A page of the sitemap. */
export interface SitePage {
  /** Its path without its language. */
  path: string;
  languages: readonly Locale[];
  /** When what it shows last changed, in ISO 8601 and UTC; undefined if unknown. */
  modified?: string;
}

/** Returns all pages for search engines: no unlisted posts and only the first pages of lists. */
export function listSitePages(): SitePage[] {
  const everyPost = locales.flatMap((locale) => listPosts(locale));
  const lists = ['/', '/posts', '/tags'].map((path) => ({ path, languages: locales, modified: lastChange(everyPost) }));
  const subscribe = { path: '/subscribe', languages: locales };
  return [...lists, subscribe, ...postPages(), ...groupPages(), ...frameworkPages(), ...standingPages()];
}

function postPages(): SitePage[] {
  const posts = locales.flatMap((locale) => listPosts(locale).filter(({ lang }) => lang === locale));
  return [...new Set(posts.map(({ slug }) => slug))].map((slug) => {
    const translations = posts.filter((post) => post.slug === slug);
    return { path: `/posts/${slug}`, languages: translations.map(({ lang }) => lang), modified: lastChange(translations) };
  });
}

function groupPages(): SitePage[] {
  const groups = locales.flatMap((locale) => [
    ...usedTags(locale).map(({ tag: { key } }) => ({ path: `/tags/${key}`, posts: listPostsByTag(locale, key) })),
    ...usedCategories(locale).map((category) => ({ path: `/categories/${category.key}`, posts: listPostsIn(locale, category) })),
    ...usedSeries(locale).map(({ key, posts }) => ({ path: `/series/${key}`, posts })),
  ]);
  return [...groupBy(groups, ({ path }) => path)].map(([path, parts]) => ({
    path,
    languages: locales,
    modified: lastChange(parts.flatMap(({ posts }) => posts)),
  }));
}

function frameworkPages(): SitePage[] {
  const frameworks = listFrameworks();
  return [
    ...['/frameworks', '/guide'].map((path) => ({ path, of: frameworks })),
    ...frameworks.map((framework) => ({ path: `/frameworks/${framework.key}`, of: [framework] })),
    ...pairsOf(frameworks).map((pair) => ({ path: `/compare/${pairKey(pair)}`, of: pair })),
  ].map(({ path, of }) => ({ path, languages: locales, modified: latest(of.flatMap(checkedOf)) }));
}

function standingPages(): SitePage[] {
  const pages = locales.flatMap(listPages);
  return [...new Set(pages.map(({ slug }) => slug))].map((slug) => ({
    path: `/${slug}`,
    languages: languagesOfPage(slug),
    modified: latest(pages.filter((page) => page.slug === slug).map(({ updated }) => updated)),
  }));
}

function lastChange(posts: Post[]): string | undefined {
  return latest(posts.map(({ date, updated }) => updated ?? date));
}

function checkedOf({ facts, releases }: Framework): string[] {
  return [...facts, ...releases].map(({ checked }) => checked);
}

/** Compares dates as strings: Contentlayer writes them all in the same form, in UTC. */
function latest(dates: string[]): string | undefined {
  return dates.toSorted().at(-1);
}
