import { readFileName } from '../../lib/check/file-name';
import { defaultLocale, type Locale, locales } from '../../lib/i18n';
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
 * What a change leaves untranslated: posts that it adds or changes and that another language lacks, or has as they were.
 * `posts` are the names of all posts' files after the change.
 */
export function translationGaps(changes: readonly FileChange[], posts: readonly string[]): TranslationGap[] {
  const there = new Set(posts);
  const changed = changes
    .filter(({ file, kind }) => file.startsWith(folder) && kind !== 'removed')
    .map(({ file }) => file.slice(folder.length));
  const slugs = new Set(changed.map(readFileName).flatMap((name) => ('reason' in name ? [] : name.slug)));
  return [...slugs].flatMap((slug) =>
    locales.flatMap((lang): TranslationGap[] => {
      const name = `${slug}${lang === defaultLocale ? '' : `.${lang}`}.mdx`;
      if (!there.has(name)) return [{ slug, lang, kind: 'missing' }];
      return changed.includes(name) ? [] : [{ slug, lang, kind: 'unchanged' }];
    }),
  );
}
