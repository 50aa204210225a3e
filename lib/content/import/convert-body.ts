import { Script } from 'node:vm';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { checkBody, tooDeepAt } from '../check/body';
import { parseBody } from '../mdx/parse-body';
import { cleanSource } from './clean-source';
import { convertBlocks } from './convert-blocks';
import { convertHtml } from './convert-html';
import { convertLinks, type LinkTargets } from './convert-links';
import { type AddNote, Rejection } from './import-report';
import { readMarkdown, writeMdx } from './markdown-text';

interface OlderBody {
  body: string;
  bodyLine: number;
  title: string;
}

/**
 * Converts a body from Python-Markdown to MDX. Parses the result again and throws a `Rejection` when it is not valid or its
 * words differ.
 */
export function convertBody(older: OlderBody, targets: LinkTargets, addNote: AddNote): string {
  if (tooDeepAt(older.body)) throw new Rejection('its quotes or lists are nested too deeply: use fewer levels', older.bodyLine);
  try {
    // Only `vm` can interrupt synchronous code. It does not run the text.
    return new Script('convert()').runInNewContext({ convert: () => convert(older, targets, addNote) }, { timeout: maxMilliseconds });
  } catch (cause) {
    if (cause instanceof RangeError) throw new Rejection('its tags or marks are nested too deeply', older.bodyLine);
    if (cause instanceof Rejection || cause instanceof Error) throw cause;
    throw new Rejection('its text takes too long to read: look for a character that is repeated thousands of times', older.bodyLine);
  }
}

/** Some texts, by accident or by intent, would keep the parser busy for hours. */
const maxMilliseconds = 3000;

function convert({ body, bodyLine, title }: OlderBody, targets: LinkTargets, addNote: AddNote): string {
  // Blank lines replace the header, so that lines are those of the file.
  const tree = readMarkdown('\n'.repeat(bodyLine - 1) + cleanSource(body, (kind, line, text) => addNote(kind, line + bodyLine - 1, text)));
  convertHtml(tree, addNote);
  convertBlocks(tree, title, addNote);
  convertLinks(tree, targets, addNote);
  visit(tree, 'paragraph', (node, index, parent) => {
    if (node.children.length || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  const words = plainWords(tree);
  if (words === '') throw new Rejection('there is no text below its header', bodyLine);
  const mdx = writeMdx(tree);
  const { fileDiagnostics, unfinished } = checkBody(mdx, title);
  const problem = fileDiagnostics.find(({ severity }) => severity === 'error');
  if (problem)
    throw new Rejection(
      `its text cannot be imported as it is: ${problem.reason}. ${problem.fix} (near “${lineOf(mdx, problem.line)}”)`,
      bodyLine,
    );
  const [mark] = unfinished;
  if (mark) throw new Rejection(`its text is not finished: near “${lineOf(mdx, mark.line)}”`, bodyLine);
  for (const { severity, reason, fix, line } of fileDiagnostics)
    if (severity === 'warning') addNote('needs a person', bodyLine, `${reason}. ${fix} (near “${lineOf(mdx, line)}”)`);
  const after = plainWords(parseBody(mdx));
  if (after !== words) throw new Rejection(`the conversion would change its text: ${difference(words, after)}`, bodyLine);
  return mdx;
}

function lineOf(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim().slice(0, 60);
}

/** Describes the first difference between two texts. */
function difference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  const around = (text: string) => `“${text.slice(Math.max(0, at - 20), at + 20)}”`;
  return `${around(before)} would become ${around(after)}`;
}

/**
 * Returns the words of a body, including code and descriptions of pictures but not comments, with white space collapsed. They
 * must be the same before and after a conversion.
 */
export function plainWords(tree: Nodes): string {
  return collect(tree).normalize('NFC').replace(/\s+/g, ' ').trim();
}

function collect(node: Nodes): string {
  switch (node.type) {
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
    case 'html':
      return '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return ' ';
    case 'mdxJsxTextElement':
      if (node.name === 'br') return ' ';
  }
  if ('value' in node) return node.type === 'code' ? `\n${node.value}\n` : node.value;
  if (!('children' in node)) return ' ';
  const text = node.children.map((child) => collect(child)).join('');
  return phrasing.has(node.type) ? text : `\n${text}\n`;
}

const phrasing = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference', 'mdxJsxTextElement']);
