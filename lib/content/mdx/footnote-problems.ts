import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type ParsedBody, type Report, startOf } from './body-problem';

/** Finds footnotes that readers would never see: those that no text names, and those of a name that another has. */
export function findFootnoteProblems({ tree }: ParsedBody, report: Report): void {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => {
    const name = nameOf(node);
    const first = definitions.get(node.identifier);
    if (first) report(startOf(node), `the footnote ${name} is already on line ${startOf(first).line}`, 'Give one of the two another name.');
    else definitions.set(node.identifier, node);
  });
  const named = namedIn(tree, definitions);
  for (const [identifier, node] of definitions) {
    const name = nameOf(node);
    if (!named.has(identifier))
      report(
        startOf(node),
        `the text does not name the footnote ${name} anywhere`,
        `Write ${name} after the word that it belongs to, or delete it.`,
      );
  }
}

/** The footnotes that the text names, or another footnote that readers see. */
function namedIn(tree: Root, definitions: ReadonlyMap<string, FootnoteDefinition>): Set<string> {
  const named = new Set<string>();
  const seen: Nodes[] = [tree];
  for (const part of seen)
    visit(part, (node) => {
      if (node.type === 'footnoteDefinition' && node !== part) return SKIP;
      if (node.type !== 'footnoteReference' || named.has(node.identifier)) return undefined;
      named.add(node.identifier);
      const definition = definitions.get(node.identifier);
      if (definition) seen.push(definition);
      return undefined;
    });
  return named;
}

/** As the editor writes it. */
function nameOf({ label, identifier }: FootnoteDefinition): string {
  return `[^${label ?? identifier}]`;
}
