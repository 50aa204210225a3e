import { otherLocales } from '../../base/i18n/i18n';
import { Rejection, type Say } from './import-note';
import type { Facts } from './known-posts';
import type { LabelBook } from './new-labels';
import { postAddress } from './older-addresses';
import type { OlderPost } from './older-post';

/** What is known so far: posts by their address, and what tags and categories are called. */
export interface LabelBooks {
  posts: ReadonlyMap<string, Facts>;
  tags: LabelBook;
  categories: LabelBook;
}

/** A translation has what its original has. */
export function factsOf(post: OlderPost, books: LabelBooks, say: Say): Facts {
  const original = otherLocales(post.lang)
    .map((lang) => books.posts.get(postAddress({ lang, slug: post.slug })))
    .find((other) => other !== undefined);
  if (!original)
    return { date: post.date, category: categoryOf(post, books, say), tags: tagsOf(post, books, say), unlisted: post.unlisted };
  const { date, category, unlisted } = original;
  if (date !== post.date) say('changed', 1, `the date ${post.date} is ${date} now, that of the original`);
  translateCategory(post, category, books, say);
  const count = books.tags.added.length;
  const theirs = post.tags.names.length ? tagsOf(post, books, () => {}) : [];
  books.tags.added.length = count;
  const lost = theirs.filter((tag) => !original.tags.includes(tag));
  const gained = original.tags.filter((tag) => !theirs.includes(tag));
  if (lost.length) say('dropped', post.tags.line, `the tags ${lost.join(', ')}, which the original does not have`);
  if (gained.length) say('changed', post.tags.line, `the tags ${gained.join(', ')} are those of the original`);
  if (Boolean(unlisted) !== post.unlisted) say('changed', 1, `it is ${unlisted ? '' : 'not '}unlisted, as the original`);
  return { date, category, tags: original.tags, unlisted };
}

function categoryOf({ category: { names, line }, lang }: OlderPost, { categories }: LabelBooks, say: Say): string {
  let key: string | undefined;
  for (const name of names) {
    const count = categories.added.length;
    key = categories.keyFor(name, lang, key);
    if (!key) throw new Rejection(`no category can be called “${name}”: use at most 40 characters, with letters`, line);
    if (categories.added.length > count)
      say('needs a person', line, `the category ${key} is new: write its labels and description in content/categories.yml`);
  }
  return key ?? '';
}

/** Where original and translation name as many categories, each is the other's in its language. */
function translateCategory({ category: { names, line }, lang }: OlderPost, key: string, { categories }: LabelBooks, say: Say): void {
  const chain = categories.chainOf(key);
  if (chain.length === names.length) for (const [index, name] of names.entries()) categories.translate(chain[index] ?? '', lang, name);
  say('kept', line, `the category “${names.join(' | ')}” is ${key}, that of the original`);
}

function tagsOf({ tags: { names, line }, lang }: OlderPost, { tags }: LabelBooks, say: Say): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const count = tags.added.length;
    const key = keys.size < 10 ? tags.keyFor(name, lang) : undefined;
    if (!key)
      say('dropped', line, keys.size < 10 ? `the tag “${name}”, which no key can be made of` : `the tag “${name}”: a post has at most ten`);
    else if (tags.added.length > count)
      say('needs a person', line, `the tag ${key} is new: write its labels and description in content/tags.yml`);
    else if (key !== name) say('changed', line, `the tag “${name}” is ${key}`);
    if (key) keys.add(key);
  }
  if (keys.size === 0) throw new Rejection('it has no tags, and every post needs one: add a line such as Tags: frameworks', line);
  return [...keys];
}
