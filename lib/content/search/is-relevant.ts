/**
 * Returns whether `found`, the marked words of excerpts and the titles, matches a query. If no indexed word starts with a term,
 * Pagefind searches for its longest known prefix: "aardvark" finds every page with "a". A query without letters always matches.
 */
export function isRelevant(query: string, found: readonly string[]): boolean {
  const terms = query.split(/\s+/).map(normalize).filter(Boolean);
  const words = found
    .flatMap((text) => text.split(/\s+/))
    .map(normalize)
    .filter(Boolean);
  return terms.length === 0 || terms.some((term) => words.some((word) => matches(term, word)));
}

/**
 * Whether the two share more than half of the term as a prefix, or the term is part of a compound such as TensorFlow, which Pagefind
 * splits. Chinese terms are not split into words, so that they may contain the found word.
 */
function matches(term: string, word: string): boolean {
  const isChinese = /\p{Script=Han}/u.test(word);
  if (word.startsWith(term) || ((isChinese || term.length > 2) && word.includes(term)) || (isChinese && term.includes(word))) return true;
  let shared = 0;
  while (shared < term.length && term[shared] === word[shared]) shared++;
  return shared > term.length / 2;
}

/** Returns letters and digits in lower case without accents, as Pagefind compares words. */
function normalize(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
