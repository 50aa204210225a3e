import { type Locale, locales } from '../../lib/base/i18n/i18n';
import { fileNameOf, readFileName } from '../../lib/content/check/file-name';
import type { FileChange } from './file-change';

/** A translation that a change of a post left missing or unchanged. */
export interface TranslationGap {
  slug: string;
  lang: Locale;
  kind: 'missing' | 'unchanged';
}

const folder = 'content/posts/';

/**
 * Returns the languages in which changed posts are missing or were not changed. `posts` are the file names of all posts after the
 * change.
 */
export function translationGaps(changes: readonly FileChange[], posts: readonly string[]): TranslationGap[] {
  const there = new Set(posts);
  const changed = changes.filter(({ file }) => file.startsWith(folder)).map(({ file }) => file.slice(folder.length));
  const slugs = new Set(changed.map(readFileName).flatMap((name) => ('reason' in name ? [] : name.slug)));
  return [...slugs].flatMap((slug) => {
    const files = locales.map((lang) => ({ lang, name: fileNameOf(slug, lang) }));
    const left = files.filter(({ name }) => there.has(name));
    if (left.length === 0) return [];
    const isNew = left.some(({ name }) => changed.includes(name));
    return files.flatMap(({ lang, name }): TranslationGap[] => {
      if (!there.has(name)) return [{ slug, lang, kind: 'missing' }];
      return isNew && !changed.includes(name) ? [{ slug, lang, kind: 'unchanged' }] : [];
    });
  });
}
