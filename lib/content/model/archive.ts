import type { Locale } from '../../base/i18n/i18n';
import type { ArchiveChoice, ArchiveNames } from '../archive/archive-choice';
import { type Category, findCategory, listPostsIn, usedCategories } from './categories';
import { readGenerated } from './contentlayer';
import { listPosts, type Post } from './posts';
import { findTag, type Tag, usedTags } from './tags';

/** The options of the archive's filter form: tags and categories that have posts. */
export interface ArchiveOptions {
  tags: Tag[];
  categories: Category[];
}

export function archiveOptions(locale: Locale): ArchiveOptions {
  return { tags: usedTags(locale).map(({ tag }) => tag), categories: usedCategories(locale) };
}

/** Returns all tags and categories that an address of the archive may name, also those without posts. */
export function archiveNames(): ArchiveNames {
  const { tags, categories } = readGenerated();
  return {
    tags: new Map(tags.flatMap(({ key, aliases }) => [key, ...aliases].map((name) => [name, key] as const))),
    categories: categories.map(({ key }) => key),
  };
}

/** Returns the tag and category of a choice. */
export function chosenLabels({ tag, category }: ArchiveChoice): { tag?: Tag; category?: Category } {
  return { tag: tag === undefined ? undefined : findTag(tag), category: category === undefined ? undefined : findCategory(category) };
}

/** Returns the posts that match a choice, newest first, each in the chosen language or else in the reader's. */
export function choosePosts(locale: Locale, choice: ArchiveChoice): Post[] {
  const { tag, lang } = choice;
  const { category } = chosenLabels(choice);
  const posts = category ? listPostsIn(lang ?? locale, category) : listPosts(lang ?? locale);
  return posts.filter((post) => (!lang || post.lang === lang) && (!tag || post.tags.includes(tag)));
}
