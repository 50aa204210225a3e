import type { Node, Root } from 'mdast';

/** A position in a file. Lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A problem of a body: where it is, the reason, and how to fix it. */
export interface BodyProblem extends Place {
  reason: string;
  fix: string;
}

/** A body as parsed by `parseBody`, and its text. */
export interface ParsedBody {
  tree: Root;
  source: string;
}

export type Report = (at: Place, reason: string, fix: string) => void;

/** Returns where a node starts. Nodes without a position, which parsers add, are reported at the start of the file. */
export function startOf(node: Pick<Node, 'position'>): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** Shortens a text to 40 characters for use in a message. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
