/** The recommended length of a header line (RFC 5322 section 2.1.1). */
const maxLength = 78;

/** Returns a title as a subject of at most 78 characters, shortened after a word, or after a character in scripts without spaces. */
export function subjectOf(title: string): string {
  if (title.length <= maxLength) return title;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(title)) {
    if (kept.length + segment.length > maxLength - 1) break;
    kept += segment;
  }
  const words = kept.replace(/\s+\S*$/, '');
  // Text without spaces would lose more than half.
  return `${(words.length > maxLength / 2 ? words : kept).trimEnd()}…`;
}
