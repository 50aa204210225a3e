import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** Drops a body's leading `# Title` where it repeats the title of the front matter, which the page shows itself. */
export function remarkDropTitle(title: string) {
  return (tree: Root) => {
    const [first] = tree.children;
    if (first?.type === 'heading' && first.depth === 1 && textOf(first).trim() === title.trim()) tree.children.shift();
  };
}
