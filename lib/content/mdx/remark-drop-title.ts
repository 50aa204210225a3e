import type { Root } from 'mdast';
import { wordsOf } from './words-of';

/** Drops a body's leading `# Title` where it repeats the title of the front matter, which the page shows itself. */
export function remarkDropTitle(title: string) {
  return (tree: Root) => {
    const [first] = tree.children;
    const isTitle = first?.type === 'heading' && first.depth === 1 && wordsOf(first) === title.replace(/\s+/g, ' ').trim();
    if (isTitle) tree.children.shift();
  };
}
