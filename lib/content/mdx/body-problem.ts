import type { Node, Root } from 'mdast';

/** A place in a file. Lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Something in a body that must not be there: where, why, and how to fix it. */
export interface BodyProblem extends Place {
  reason: string;
  fix: string;
}

/** A body as one who looks for problems gets it: its tree as parsed by `parseBody`, and its text. */
export interface ParsedBody {
  tree: Root;
  source: string;
}

export type Report = (at: Place, reason: string, fix: string) => void;

/** Where a node starts. The few nodes that parsers add without a place are said to stand at the start. */
export function startOf(node: Pick<Node, 'position'>): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** A text short enough to stand in a sentence. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
