import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Place, startOf } from '../mdx/body-problem';
import { headingsOf } from '../mdx/headings-of';
import type { FileDiagnostic } from './diagnostic';
import { hintForLink } from './link-form';
import { noteLength } from './note-length';
import { findUnfinished, type Unfinished } from './unfinished';

/** What could be better about a body, and what in it is not finished, which is an error or not as the post is a draft or not. */
export function hintsForBody(tree: Root, source: string): { fileDiagnostics: FileDiagnostic[]; unfinished: Unfinished[] } {
  const fileDiagnostics: FileDiagnostic[] = [];
  const unfinished: Unfinished[] = [];
  const warn = (place: Place, reason: string, fix: string) => fileDiagnostics.push({ ...place, severity: 'warning', reason, fix });

  let depth = 1;
  for (const { heading } of headingsOf(tree)) {
    const next = '#'.repeat(depth + 1);
    if (heading.depth > depth + 1)
      warn(
        startOf(heading),
        `the heading skips a level: ${'#'.repeat(heading.depth)} follows ${depth === 1 ? 'the title' : '#'.repeat(depth)}`,
        `Write it with ${next}, so that the contents list and those who listen to the page can follow.`,
      );
    depth = heading.depth;
  }

  const lineOfAlt = new Map<string, number>();
  visit(tree, (node, _, parent) => {
    if (node.type === 'image' || node.type === 'imageReference') {
      const alt = node.alt?.trim() ?? '';
      const first = lineOfAlt.get(alt);
      // A link of nothing else has no words, which is an error already.
      if (alt === '' && parent?.type !== 'link')
        warn(startOf(node), 'the picture has no description', 'Write between its brackets what it shows, for readers who cannot see it.');
      else if (alt && first === undefined) lineOfAlt.set(alt, startOf(node).line);
      else if (alt)
        warn(
          startOf(node),
          `the picture is described with the same words as the one on line ${first}`,
          'Say what this one shows that the other does not.',
        );
    }
    if (node.type === 'link' || node.type === 'definition')
      for (const { reason, fix } of hintForLink(node.url)) warn(startOf(node), reason, fix);
    for (const { text, place } of textsOf(node)) unfinished.push(...findUnfinished(text, place));
  });
  fileDiagnostics.push(...noteLength(tree, source));
  return { fileDiagnostics, unfinished };
}

/** The texts of a node itself that readers see: its words, the description of a picture, the values of a tag. */
function textsOf(node: Nodes): { text: string; place: Place }[] {
  const place = startOf(node);
  if (node.type === 'text') return [{ text: node.value, place }];
  if (node.type === 'image' || node.type === 'imageReference') return [{ text: node.alt ?? '', place }];
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  return node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [{ text: value, place }] : []));
}
