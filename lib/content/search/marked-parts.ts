/** A piece of an excerpt; what the reader searched for is marked. */
export interface MarkedPart {
  text: string;
  isMarked: boolean;
}

/**
 * Takes a Pagefind excerpt apart, in which `<mark>` is the only tag and `<` and `>` of the text are escaped. Everything else
 * stays text, whatever it looks like: nothing of an excerpt may become markup.
 */
export function markedParts(excerpt: string): MarkedPart[] {
  return excerpt
    .replaceAll('\u200B', '') // Pagefind's own sign between Chinese words.
    .split(/<\/?mark>/)
    .map((text, index) => ({ text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), isMarked: index % 2 === 1 }))
    .filter(({ text }) => text);
}
