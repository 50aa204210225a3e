import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { wordsOf } from './words-of';

/** The prefix of every id on a page that is not a heading of the body. Heading ids contain no dot, so the two never collide. */
export const pagePrefix = 'page.';

/** A heading of level 2 or 3, for the table of contents. */
export interface BodyHeading {
  id: string;
  text: string;
  level: 2 | 3;
}

/** Returns the headings of a body with their text and ids, in order. Headings inside footnotes are left out: they have no id. */
export function headingsOf(tree: Root): { heading: Heading; id: string; text: string }[] {
  const slugger = new GithubSlugger();
  const found: ReturnType<typeof headingsOf> = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') return SKIP;
    if (node.type !== 'heading') return undefined;
    const text = wordsOf(node);
    found.push({ heading: node, id: slugger.slug(text), text });
    return SKIP;
  });
  return found;
}

/** Sets the id of each heading and its text as `data-label`, and collects the headings of level 2 and 3 into `headings`. */
export function remarkHeadings(headings: BodyHeading[]) {
  return (tree: Root) => {
    for (const { heading, id, text } of headingsOf(tree)) {
      heading.data = { ...heading.data, hProperties: { id, 'data-label': text } };
      if (heading.depth === 2 || heading.depth === 3) headings.push({ id, text, level: heading.depth });
    }
  };
}

/** Removes a leading `# Title` that repeats the title of the front matter, because the page shows that title itself. */
export function remarkDropTitle(title: string) {
  return (tree: Root) => {
    const [first] = tree.children;
    const isTitle = first?.type === 'heading' && first.depth === 1 && wordsOf(first) === title.replace(/\s+/g, ' ').trim();
    if (isTitle) tree.children.shift();
  };
}
