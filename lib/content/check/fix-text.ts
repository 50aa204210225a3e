import { splitFrontMatter } from '../schema/split-front-matter';
import { fixBody } from './fix-body';
import { fixFrontMatter } from './fix-front-matter';

export interface FixOptions {
  /** Other spellings of tags, each with the tag's key. */
  aliases: ReadonlyMap<string, string>;
  /** The names of the fields in their usual order. */
  fields: readonly string[];
}

export interface Fixed {
  text: string;
  /** What was fixed, for the editor to read. */
  done: string[];
}

/**
 * Mends what is mechanical in the text of a post or page: byte-order marks, line ends, spaces at the end of lines, the end
 * of the file, other spellings of tags, the order of fields. What readers see stays the same, and what is fixed stays as
 * it is. Gives undefined for a text whose front matter cannot be read: nothing is known about that one.
 */
export function fixText(text: string, options: FixOptions): Fixed | undefined {
  const done: string[] = [];
  const unmarked = text.replace(/^\uFEFF+/, '');
  if (unmarked !== text) done.push('byte-order mark removed');
  const lines = unmarked.replace(/\r\n?/g, '\n');
  if (lines !== unmarked) done.push('line ends are LF');

  const split = splitFrontMatter(lines);
  const head = split && fixFrontMatter(split.yaml, options);
  if (!split || !head) return undefined;
  const body = fixBody(split.body);
  const trimmed = head.trimmed + body.trimmed;
  done.push(...head.done);
  if (trimmed) done.push(`spaces removed at the end of ${trimmed} line${trimmed === 1 ? '' : 's'}`);
  if (body.isEnded || lines.endsWith('\n---')) done.push('line end added at the end');
  return { text: `---\n${head.yaml}---\n${body.text}`, done };
}
