/**
 * Whether what was found has to do with what was asked. Where no word begins with a term, Pagefind takes the longest word that
 * the term begins with: for “aardvark” every page that has “a”. `found` are the words that it marked, and those of titles, which
 * it does not mark. A term of signs alone has nothing to compare, and counts as near.
 */
export function isNear(query: string, found: readonly string[]): boolean {
  const terms = query.split(/\s+/).map(bare).filter(Boolean);
  const words = found
    .flatMap((text) => text.split(/\s+/))
    .map(bare)
    .filter(Boolean);
  return terms.length === 0 || terms.some((term) => words.some((word) => areNear(term, word)));
}

/**
 * One begins with most of the other, or the term is a part of a joined name such as TensorFlow, which Pagefind takes apart. Chinese
 * terms are not yet taken apart, so that their words stand inside them.
 */
function areNear(term: string, word: string): boolean {
  const isChinese = /\p{Script=Han}/u.test(word);
  if (word.startsWith(term) || ((isChinese || term.length > 2) && word.includes(term)) || (isChinese && term.includes(word))) return true;
  let shared = 0;
  while (shared < term.length && term[shared] === word[shared]) shared++;
  return shared > term.length / 2;
}

/** Letters and digits alone, in lower case and without accents, as Pagefind compares them. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
