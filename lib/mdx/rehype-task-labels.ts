import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Names the check boxes of task lists (`- [x] text`) for screen readers: the item's text, else `fallbackLabel`. */
export function rehypeTaskLabels(fallbackLabel: string) {
  return (tree: Root) => {
    visit(tree, 'element', (item) => {
      if (item.tagName !== 'li') return;
      visit(item, 'element', (node) => {
        if (node.tagName === 'input' && !node.properties.ariaLabel) node.properties.ariaLabel = textOf(item).trim() || fallbackLabel;
      });
    });
  };
}
