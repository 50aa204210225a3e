import { transliterate } from 'transliteration';

/**
 * Returns the slug of a text as Pelican makes it: NFKC, transliterated to Latin letters, lower case, `-` for anything but letters and
 * digits. It may be empty.
 */
export function latinSlug(text: string): string {
  // Apostrophes are removed instead of replaced.
  return transliterate(text.normalize('NFKC').replace(/['’]/g, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
