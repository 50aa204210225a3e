import { formatDate } from '../../base/i18n/format';
import { dictionary, fill, type Locale, locales } from '../../base/i18n/i18n';
import { readPair } from '../frameworks/pairs';
import { type CardName, cardHash, type ShareCard } from '../share/card';
import { categoryPath, findCategory } from './categories';
import { findFramework, listFrameworks } from './frameworks';
import { findPage } from './pages';
import { findPost } from './posts';
import { findTag } from './tags';

/** An image for link previews: its path without the language, and the text on it. */
export interface NamedImage {
  path: string;
  alt: string;
}

type Shown = Omit<ShareCard, 'locale'>;

/** Finds the cards of each kind. No other image is drawn: addresses come from anyone. */
const finders: Record<CardName['kind'], (locale: Locale, key: string) => Shown | undefined> = {
  posts: postCard,
  tags: tagCard,
  categories: categoryCard,
  frameworks: frameworkCard,
  compare: pairCard,
  pages: pageCard,
};

/** Returns the card with this name, or undefined for any other input. */
export function findCard(locale: Locale, { kind, key }: { kind: string; key: string }): ShareCard | undefined {
  const shown = isKind(kind) ? finders[kind](locale, key) : undefined;
  return shown && { locale, ...shown };
}

/** Returns the image of the card with this name. Throws if there is none. */
export function cardImage(locale: Locale, name: CardName): NamedImage {
  const card = findCard(locale, name);
  if (!card) throw new Error(`There is no card "${name.key}" among ${name.kind}.`);
  return { path: cardPath(name, card), alt: [card.label, card.title].filter(Boolean).join(': ') };
}

/** Returns the path of a card's image, without its language. */
export function cardPath({ kind, key }: { kind: string; key: string }, card: ShareCard): string {
  return `/share/${kind}/${encodeURIComponent(key)}.${cardHash(card)}.png`;
}

function postCard(locale: Locale, slug: string): Shown | undefined {
  const post = findPost(locale, slug);
  const category = post && findCategory(post.category);
  if (!post) return undefined;
  const label = category ? categoryPath(category).map(({ label }) => label[locale]) : [];
  return { label: label.join(' / '), title: post.title, note: formatDate(locale, post.date) };
}

function tagCard(locale: Locale, key: string): Shown | undefined {
  const tag = findTag(key);
  const { tags, site } = dictionary(locale);
  return tag && { label: tags.one, title: tag.label[locale], note: site.tagline };
}

function categoryCard(locale: Locale, key: string): Shown | undefined {
  const category = findCategory(key);
  const { category: words, site } = dictionary(locale);
  return category && { label: words.label, title: category.label[locale], note: site.tagline };
}

function frameworkCard(locale: Locale, key: string): Shown | undefined {
  const framework = findFramework(key);
  const { roles, title: note } = dictionary(locale).frameworks;
  return framework && { label: roles[framework.role], title: framework.name, note };
}

function pairCard(locale: Locale, key: string): Shown | undefined {
  const found = readPair(key, listFrameworks());
  if (found.kind !== 'pair') return undefined;
  const { compare, frameworks } = dictionary(locale);
  const [a, b] = found.pair;
  return { label: compare.label, title: fill(compare.title, { a: a.name, b: b.name }), note: frameworks.title };
}

/** Index pages by the name of their section in the dictionary, and standing pages by their slug. */
function pageCard(locale: Locale, key: string): Shown | undefined {
  const { site, posts, tags, frameworks, guide } = dictionary(locale);
  if (key === 'home')
    return { label: '', title: site.tagline, note: locales.map((language) => dictionary(language).languageName).join(' · ') };
  const titles = new Map(Object.entries({ posts, tags, frameworks, guide }).map(([name, { title }]) => [name, title]));
  const title = titles.get(key) ?? findPage(locale, key)?.title;
  return title === undefined ? undefined : { label: '', title, note: site.tagline };
}

function isKind(kind: string): kind is CardName['kind'] {
  return Object.hasOwn(finders, kind);
}
