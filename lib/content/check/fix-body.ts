import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { tooDeepAt } from './body';
import { parseInTime } from './parse-in-time';

/** Nodes in which a space at the end of a line may count. */
const keepsSpaces = new Set<Nodes['type']>(['code', 'inlineCode', 'mdxFlowExpression', 'mdxTextExpression', 'break']);

/**
 * Takes spaces off the ends of lines and ends the last line, where the page stays the very same: its tree is compared. Two
 * spaces that break a line, and whatever is in code, stay.
 */
export function fixBody(body: string): { text: string; trimmed: number; isEnded: boolean } {
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

/** Undefined for a body that cannot be read: whether it stays the same, nobody could say. */
function parse(body: string): Root | undefined {
  if (tooDeepAt(body)) return undefined;
  try {
    return parseInTime(body);
  } catch {
    return undefined;
  }
}

/** A tree without its places, to compare. */
function shapeOf(tree: Root | undefined): string | undefined {
  // What MDX keeps in `data` is made of the value beside it, and has places of its own.
  return JSON.stringify(tree, (key, value) => (key === 'position' || key === 'data' ? undefined : value));
}
