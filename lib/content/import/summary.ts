import { visit } from 'unist-util-visit';
import { wordsOf } from '../mdx/words-of';
import { type AddNote, Rejection } from './import-report';
import { readMarkdown } from './markdown-text';
import { fieldText, type PelicanFile } from './pelican-header';

const min = 50;
const max = 300;

/**
 * Returns the summary of an older post as plain text of 50 to 300 characters. Without one of that length, the start of the text
 * replaces it, and `needsReview` is true.
 */
export function importSummary({ fields, body, bodyLine }: PelicanFile, addNote: AddNote): { summary: string; needsReview: boolean } {
  const field = fields.get('summary');
  const line = field?.lines[0]?.line ?? 1;
  const written = fieldText(field) ?? '';
  const given = textOf(written);
  const length = [...given].length;
  if (length >= min && length <= max) {
    if (given !== written) addNote('changed', line, 'Markdown and HTML were removed from the summary');
    return { summary: given, needsReview: false };
  }
  const summary = cut(length > max ? given : firstWords(body));
  if ([...summary].length < min)
    throw new Rejection(
      `it has no summary of ${min} to ${max} characters, and its text is too short to take one from: write a Summary`,
      bodyLine,
    );
  const what =
    length === 0
      ? 'there is no summary'
      : `the summary has ${length} characters, not ${min} to ${max} (“${given.slice(0, max)}${length > max ? '…' : ''}”)`;
  addNote(
    'needs a person',
    line,
    `${what}: ${length > max ? 'its start' : 'the start of the text'} is used instead, and the post is a draft until you have checked it`,
  );
  return { summary, needsReview: true };
}

function textOf(markdown: string): string {
  const tree = readMarkdown(markdown);
  visit(tree, 'html', (node) => {
    node.value = /^<br/i.test(node.value) ? ' ' : '';
  });
  return tree.children.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

/** Returns whole paragraphs from the start, until there are enough characters. */
function firstWords(body: string): string {
  let words = '';
  for (const node of readMarkdown(body).children)
    if (node.type === 'paragraph' && [...words].length < min)
      words = `${words} ${wordsOf({ ...node, children: node.children.filter(({ type }) => type !== 'html') })}`.trim();
  return words;
}

/** Cuts at the end of a sentence, or else of a word. */
function cut(text: string): string {
  const letters = [...text];
  if (letters.length <= max) return text;
  const start = letters.slice(0, max - 1).join('');
  const sentence = /^[\s\S]*(?:[。！？]|[.!?](?=\s))/.exec(start)?.[0];
  if (sentence && [...sentence].length >= min) return sentence;
  const word = start.replace(/\s+\S*$/, '');
  return `${[...word].length >= min ? word : start}…`;
}
