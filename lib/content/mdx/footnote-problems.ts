import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type ParsedBody, type Report, startOf } from './body-problem';

/** Reports footnotes that would not be rendered: those without a reference, and those with the name of an earlier one. */
export function findFootnoteProblems({ tree }: ParsedBody, report: Report): void {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => {
    const name = nameOf(node);
    const first = definitions.get(node.identifier);
    if (first) report(startOf(node), `the footnote ${name} is already defined on line ${startOf(first).line}`, 'Rename one of the two.');
    else definitions.set(node.identifier, node);
  });
  const referenced = referencedIn(tree, definitions);
  for (const [identifier, node] of definitions) {
    const name = nameOf(node);
    if (!referenced.has(identifier))
      report(
        startOf(node),
        `nothing in the text refers to the footnote ${name}`,
        `Write ${name} after the word that it belongs to, or delete it.`,
      );
  }
}

/** Returns the footnotes that the text, or a footnote that it references, references. */
function referencedIn(tree: Root, definitions: ReadonlyMap<string, FootnoteDefinition>): Set<string> {
  const referenced = new Set<string>();
  const seen: Nodes[] = [tree];
  for (const part of seen)
    visit(part, (node) => {
      if (node.type === 'footnoteDefinition' && node !== part) return SKIP;
      if (node.type !== 'footnoteReference' || referenced.has(node.identifier)) return undefined;
      referenced.add(node.identifier);
      const definition = definitions.get(node.identifier);
      if (definition) seen.push(definition);
      return undefined;
    });
  return referenced;
}

/** Returns the name of a footnote as the editor writes it. */
function nameOf({ label, identifier }: FootnoteDefinition): string {
  return `[^${label ?? identifier}]`;
}
