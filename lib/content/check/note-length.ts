import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type Place, shorten, startOf } from '../mdx/body-problem';
import { wordsOf } from '../mdx/words-of';
import { countReading } from '../model/reading-time';
import type { FileDiagnostic } from './diagnostic';

/** Shorter texts have nothing to measure: about a minute. */
const minLength = 230;

/** From here on a sentence is long: words of spaced scripts, characters of Chinese. */
const long = { words: 40, characters: 100 };

/** How long a body takes to read, how hard it is, and its longest sentence, where that stands. */
export function noteLength(tree: Root, source: string): FileDiagnostic[] {
  // Counted as for the page, which says the minutes, too; but a draft may hold more notes than words.
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
  const reading = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read; ${levelOf(all)}; the longest sentence has ${size}: “${shorten(longest.sentence)}”`;
  const fix = longest.size > 1 ? 'It may read better as two.' : 'Nothing to do.';
  return [{ ...longest.place, severity: 'note', reason: reading, fix }];
}

/**
 * How hard a text is to read: of spaced scripts the year of school that the Automated Readability Index gives (4.71 letters a
 * word + 0.5 words a sentence - 21.43), of Chinese, which has no such index, the length of sentences.
 */
function levelOf({
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
  if (characters > words) return `${Math.round(characters / sentences)} characters a sentence on average`;
  const year = Math.round(4.71 * (letters / words) + 0.5 * (words / sentences) - 21.43);
  return `it reads like a text for ${year > 12 ? 'university' : `school year ${Math.max(1, year)}`}`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How long a sentence is, where 1 is long, whatever the script. */
function sizeOf(sentence: string): number {
  const { words, characters } = countReading(sentence);
  return words / long.words + characters / long.characters;
}
