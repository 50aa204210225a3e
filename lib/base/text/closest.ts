import { distance } from 'fastest-levenshtein';

/**
 * The one of `candidates` that `word` is most likely a misspelling of, or undefined where none is near: at most a third of
 * its letters differ (Levenshtein distance; case does not count).
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
