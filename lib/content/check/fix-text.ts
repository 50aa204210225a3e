import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { splitFrontMatter } from '../schema/split-front-matter';
import { tooDeepAt } from './body';
import { type FixOptions, fixFrontMatter } from './fix-front-matter';
import { parseWithTimeout } from './parse-with-timeout';

export interface Fixed {
  text: string;
  /** What was fixed, for editors to read. */
  done: string[];
}

/**
 * Fixes what needs no decision in the text of a post or page: byte-order marks, line ends, trailing spaces, aliases of tags,
 * the order of fields. What readers see does not change, and a second run changes nothing. Returns undefined when the front
 * matter cannot be read.
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

/** Nodes in which a space at the end of a line can matter. */
const keepsSpaces = new Set<Nodes['type']>(['code', 'inlineCode', 'mdxFlowExpression', 'mdxTextExpression', 'break']);

/** Removes trailing spaces and ends the last line, if the syntax tree stays the same. Spaces in code and line breaks stay. */
function fixBody(body: string): { text: string; trimmed: number; isEnded: boolean } {
  const isEnded = body !== '' && !body.endsWith('\n');
  const ended = isEnded ? `${body}\n` : body;
  const before = parse(ended);
  if (!before || (isEnded && shapeOf(parse(body)) !== shapeOf(before))) return { text: body, trimmed: 0, isEnded: false };

  const kept = new Set<number>();
  visit(before, (node) => {
    if (!keepsSpaces.has(node.type) || !node.position) return;
    const last = node.type === 'break' ? node.position.start.line : node.position.end.line;
    for (let line = node.position.start.line; line <= last; line++) kept.add(line);
  });
  let trimmed = 0;
  const text = ended
    .split('\n')
    .map((line, index) => {
      const short = line.replace(/[ \t]+$/, '');
      if (short === line || kept.has(index + 1)) return line;
      trimmed++;
      return short;
    })
    .join('\n');
  if (trimmed === 0 || shapeOf(parse(text)) === shapeOf(before)) return { text, trimmed, isEnded };
  return { text: ended, trimmed: 0, isEnded };
}

/** Returns undefined for a body that cannot be parsed: whether a change keeps its meaning is then unknown. */
function parse(body: string): Root | undefined {
  if (tooDeepAt(body)) return undefined;
  try {
    return parseWithTimeout(body);
  } catch {
    return undefined;
  }
}

/** Serializes a tree without positions, for comparison. */
function shapeOf(tree: Root | undefined): string | undefined {
  // The `data` of MDX nodes repeats their value, with positions of its own.
  return JSON.stringify(tree, (key, value) => (key === 'position' || key === 'data' ? undefined : value));
}
