/** A part of an excerpt. */
export interface ExcerptPart {
  text: string;
  /** Whether the part matches the query. */
  isMatch: boolean;
}

/**
 * Splits a Pagefind excerpt, in which `<mark>` is the only tag and `<` and `>` are escaped, into plain text. Callers must not
 * insert an excerpt as HTML: a post may contain text that looks like markup.
 */
export function splitExcerpt(excerpt: string): ExcerptPart[] {
  return excerpt
    .replaceAll('\u200B', '') // Pagefind inserts zero-width spaces between Chinese words.
    .split(/<\/?mark>/)
    .map((text, index) => ({ text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), isMatch: index % 2 === 1 }))
    .filter(({ text }) => text);
}
