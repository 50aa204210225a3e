import { distance } from 'fastest-levenshtein';

/**
 * Returns the candidate of which `word` is most likely a misspelling, or undefined if all differ in more than a third of their letters
 * (Levenshtein distance, case-insensitive).
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (edits <= allowed && (!best || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}
