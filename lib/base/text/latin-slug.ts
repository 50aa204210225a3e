import { transliterate } from 'transliteration';

/**
 * The part of an address that a text makes, as Pelican makes it: NFKC, in Latin letters, lower case, with `-` for what is neither letter
 * nor digit. Empty where nothing is left.
 */
export function latinSlug(text: string): string {
  // Apostrophes go without a trace; everything else that is no letter becomes a hyphen.
  return transliterate(text.normalize('NFKC').replace(/['’]/g, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
