import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visitParents } from 'unist-util-visit-parents';

/** Names the check boxes of task lists (`- [x] text`) for screen readers: the item's own text, else `fallbackLabel`. */
export function rehypeTaskLabels(fallbackLabel: string) {
  return (tree: Root) => {
    visitParents(tree, 'element', (node, ancestors) => {
      if (node.tagName !== 'input') return;
      const item = ancestors.findLast((ancestor): ancestor is Element => ancestor.type === 'element' && ancestor.tagName === 'li');
      if (item) node.properties.ariaLabel = ownText(item) || fallbackLabel;
    });
  };
}

/** The text of a list's item, without that of the lists within it. */
function ownText(item: Element): string {
  const own = item.children.filter((child) => child.type !== 'element' || !['ul', 'ol'].includes(child.tagName));
  return textOf({ ...item, children: own }).trim();
}
