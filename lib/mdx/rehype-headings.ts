import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** A heading of the second or third level, for the contents list. */
export interface BodyHeading {
  id: string;
  text: string;
  level: 2 | 3;
}

/** Collects the headings that have ids into `headings`, in their order. */
export function rehypeHeadings(headings: BodyHeading[]) {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'h2' && node.tagName !== 'h3') return;
      const { id } = node.properties;
      if (typeof id !== 'string' || id === 'footnote-label') return;
      headings.push({ id, text: textOf(node), level: node.tagName === 'h2' ? 2 : 3 });
    });
  };
}
