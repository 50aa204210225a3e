import { latinSlug } from '../../base/text/latin-slug';

const maxLength = 80;

/**
 * Makes a slug of a title: `uber-ss-co` of `Über ß & Co`. Returns undefined for a title without letters, or with letters that are
 * not Latin, which no rule transliterates well.
 */
export function slugOfTitle(title: string): string | undefined {
  if (/(?!\p{Script=Latin}|\p{Lm})\p{L}/u.test(title)) return undefined;
  const slug = latinSlug(title);
  if (slug.length <= maxLength) return slug || undefined;
  // Cut at the end of a word.
  return slug
    .slice(0, maxLength + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, maxLength);
}
