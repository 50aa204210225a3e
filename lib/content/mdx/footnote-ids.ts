import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** The start of the ids in a page that no heading of a body can have: what headings are called never gives a dot. */
export const pagePrefix = 'page.';

const labelId = 'footnote-label';

/**
 * Names footnotes by number, since ids are made of their names: of names such as `a` and `a-2`, or Chinese ones, they would
 * be given twice or not be readable.
 */
export function remarkFootnoteIds() {
  return (tree: Root) => {
    const numbers = new Map<string, string>();
    visit(tree, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
      const number = numbers.get(node.identifier) ?? String(numbers.size + 1);
      numbers.set(node.identifier, number);
      node.identifier = number;
    });
  };
}

/** Gives the heading of the footnotes an id that no other heading can have: the usual one is that of `## Footnote label`. */
export function rehypeFootnotesLabel() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node, _, parent) => {
      const isLabel = node.properties.id === labelId && parent?.type === 'element' && 'dataFootnotes' in parent.properties;
      if (isLabel) node.properties.id = pagePrefix + labelId;
      if ('dataFootnoteRef' in node.properties) node.properties.ariaDescribedBy = [pagePrefix + labelId];
    });
  };
}
