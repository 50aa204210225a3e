import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type Place, shorten, startOf } from '../mdx/body-problem';
import { wordsOf } from '../mdx/words-of';
import { countReading } from '../model/reading-time';
import type { FileDiagnostic } from './diagnostic';

/** The shortest text to measure, in words and characters: about a minute to read. */
const minLength = 230;

/** The length of a long sentence: words of spaced scripts, characters of Chinese. */
const long = { words: 40, characters: 100 };

/** Returns a note with the reading time, the reading level and the longest sentence, at the place of that sentence. */
export function noteReadability(tree: Root, source: string): FileDiagnostic[] {
  // Counted as for the reading time on the page, but without comments: a draft may contain more comments than text.
  let read = '';
  let end = 0;
  const all = { sentences: 0, words: 0, characters: 0, letters: 0 };
  let longest: { sentence: string; size: number; place: Place } | undefined;
  visit(tree, (node) => {
    if (node.type === 'mdxFlowExpression') {
      read += source.slice(end, node.position?.start.offset);
      end = node.position?.end.offset ?? end;
    }
    if (node.type !== 'paragraph') return undefined;
    for (const { segment } of segmenter.segment(wordsOf(node))) {
      const size = sizeOf(segment);
      if (size === 0) continue;
      const { words, characters } = countReading(segment);
      all.sentences++;
      all.words += words;
      all.characters += characters;
      all.letters += segment.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      if (!longest || size > longest.size) longest = { sentence: segment, size, place: startOf(node) };
    }
    return SKIP;
  });
  const { words, characters, minutes } = countReading(read + source.slice(end));
  if (!longest || words + characters < minLength) return [];
  const count = countReading(longest.sentence);
  const size = count.characters > count.words ? `${count.characters} characters` : `${count.words} words`;
  const reading = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read; ${formatLevel(all)}; the longest sentence has ${size}: “${shorten(longest.sentence)}”`;
  const fix = longest.size > 1 ? 'Consider splitting it in two.' : 'Nothing to do.';
  return [{ ...longest.place, severity: 'note', reason: reading, fix }];
}

/**
 * Formats how hard a text is to read: for spaced scripts as a school year by the Automated Readability Index (4.71 letters
 * per word + 0.5 words per sentence - 21.43), for Chinese, which has no such index, as the length of sentences.
 */
function formatLevel({
  sentences,
  words,
  characters,
  letters,
}: {
  sentences: number;
  words: number;
  characters: number;
  letters: number;
}): string {
  if (characters > words) return `${Math.round(characters / sentences)} characters per sentence on average`;
  const year = Math.round(4.71 * (letters / words) + 0.5 * (words / sentences) - 21.43);
  return `reading level: ${year > 12 ? 'university' : `school year ${Math.max(1, year)}`}`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Returns the length of a sentence relative to a long one (1), for any script. */
function sizeOf(sentence: string): number {
  const { words, characters } = countReading(sentence);
  return words / long.words + characters / long.characters;
}
