import { parse } from 'yaml';
import { otherLocales } from '../../base/i18n/i18n';
import { readFileName } from '../check/file-name';
import { splitFrontMatter } from '../schema/split-front-matter';
import { type AddNote, Rejection } from './import-report';
import type { LabelRegistry } from './labels';
import { postAddress } from './older-addresses';
import type { OlderPost } from './older-post';

/** What the translations of a post share, and whether it is a draft. */
export interface SharedFacts {
  date: string;
  category: string;
  tags: string[];
  draft?: boolean;
  unlisted?: boolean;
}

/** Reads the facts of the site's posts, by address. */
export function readKnownPosts(site: ReadonlyMap<string, string>): Map<string, SharedFacts> {
  const facts = new Map<string, SharedFacts>();
  for (const [file, text] of site) {
    const name = /^content\/posts\/([^/]+)$/.exec(file)?.[1];
    const identity = name && readFileName(name);
    const split = splitFrontMatter(text);
    if (!identity || 'reason' in identity || !split) continue;
    facts.set(postAddress(identity), parse(split.yaml) as SharedFacts);
  }
  return facts;
}

/** The posts, tags and categories of the site and of the import so far. */
interface Known {
  posts: ReadonlyMap<string, SharedFacts>;
  tags: LabelRegistry;
  categories: LabelRegistry;
}

/** Returns the facts of a post: those of its original for a translation, else its own, with new tags and categories registered. */
export function factsOf(post: OlderPost, known: Known, addNote: AddNote): SharedFacts {
  const original = otherLocales(post.lang)
    .map((lang) => known.posts.get(postAddress({ lang, slug: post.slug })))
    .find((other) => other !== undefined);
  if (!original)
    return { date: post.date, category: categoryOf(post, known, addNote), tags: tagsOf(post, known, addNote), unlisted: post.unlisted };
  const { date, category, unlisted } = original;
  if (date !== post.date) addNote('changed', 1, `the date ${post.date} became ${date}, the date of the original`);
  translateCategory(post, category, known, addNote);
  const count = known.tags.added.length;
  const own = post.tags.names.length ? tagsOf(post, known, () => {}) : [];
  known.tags.added.length = count;
  const lost = own.filter((tag) => !original.tags.includes(tag));
  const gained = original.tags.filter((tag) => !own.includes(tag));
  if (lost.length) addNote('dropped', post.tags.line, `the tags ${lost.join(', ')}, which the original does not have`);
  if (gained.length) addNote('changed', post.tags.line, `the tags ${gained.join(', ')} were added from the original`);
  if (Boolean(unlisted) !== post.unlisted) addNote('changed', 1, `it is ${unlisted ? '' : 'not '}unlisted, like the original`);
  return { date, category, tags: original.tags, unlisted };
}

function categoryOf({ category: { names, line }, lang }: OlderPost, { categories }: Known, addNote: AddNote): string {
  let key: string | undefined;
  for (const name of names) {
    const count = categories.added.length;
    key = categories.keyFor(name, lang, key);
    if (!key) throw new Rejection(`a category cannot be called “${name}”: use at most 40 characters, with letters`, line);
    if (categories.added.length > count)
      addNote('needs a person', line, `the category ${key} is new: write its labels and description in content/categories.yml`);
  }
  return key ?? '';
}

/** Adds the names of a translation to new categories, if it has as many levels as its original. */
function translateCategory({ category: { names, line }, lang }: OlderPost, key: string, { categories }: Known, addNote: AddNote): void {
  const chain = categories.chainOf(key);
  if (chain.length === names.length) for (const [index, name] of names.entries()) categories.translate(chain[index] ?? '', lang, name);
  addNote('kept', line, `the category “${names.join(' | ')}” is ${key}, the category of the original`);
}

function tagsOf({ tags: { names, line }, lang }: OlderPost, { tags }: Known, addNote: AddNote): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const count = tags.added.length;
    const key = keys.size < 10 ? tags.keyFor(name, lang) : undefined;
    if (!key)
      addNote(
        'dropped',
        line,
        keys.size < 10 ? `the tag “${name}”, which cannot become a key` : `the tag “${name}”: a post has at most ten`,
      );
    else if (tags.added.length > count)
      addNote('needs a person', line, `the tag ${key} is new: write its labels and description in content/tags.yml`);
    else if (key !== name) addNote('changed', line, `the tag “${name}” became ${key}`);
    if (key) keys.add(key);
  }
  if (keys.size === 0) throw new Rejection('it has no tags, and every post needs one: add a line such as Tags: frameworks', line);
  return [...keys];
}
