/** How long a subject may be (RFC 5322 section 2.1.1). */
const longest = 78;

/** A title as a subject of at most 78 characters: cut where a word ends, or, in a script without spaces, where a character does. */
export function subjectOf(title: string): string {
  if (title.length <= longest) return title;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(title)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  const words = kept.replace(/\s+\S*$/, '');
  // A last word of half a line is no word.
  return `${(words.length > longest / 2 ? words : kept).trimEnd()}…`;
}
