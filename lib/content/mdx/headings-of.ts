import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { wordsOf } from './words-of';

/**
 * The headings of a body with their words and ids, in their order: for the page and for the check of links to them. Those
 * within footnotes have no ids and are left out.
 */
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
