import { latinSlug } from '../../base/text/latin-slug';

const maxLength = 80;

/**
 * The part of an address that a title makes: `Über ß & Co` gives `uber-ss-co`. Undefined where the title has letters
 * that are not Latin, which no rule writes well in Latin ones, or none at all.
 */
export function slugOfTitle(title: string): string | undefined {
  if (/(?!\p{Script=Latin}|\p{Lm})\p{L}/u.test(title)) return undefined;
  const slug = latinSlug(title);
  if (slug.length <= maxLength) return slug || undefined;
  // Cut where a word ends.
  return slug
    .slice(0, maxLength + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, maxLength);
}
