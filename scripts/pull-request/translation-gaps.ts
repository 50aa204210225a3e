import { type Locale, locales } from '../../lib/base/i18n/i18n';
import { fileNameOf, readFileName } from '../../lib/content/check/file-name';
import type { FileChange } from './file-change';

/** A post whose other language did not come along with a change. */
export interface TranslationGap {
  slug: string;
  /** The language that is missing, or that did not change together with another. */
  lang: Locale;
  kind: 'missing' | 'unchanged';
}

const folder = 'content/posts/';

/**
 * What a change leaves untranslated: posts that it adds, changes or removes and that one language lacks, or has as they were.
 * `posts` are the names of all posts' files after the change.
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
