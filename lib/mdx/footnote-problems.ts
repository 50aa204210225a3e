import { visit } from 'unist-util-visit';
import { type ParsedBody, type Report, startOf } from './body-problem';

/** Finds footnotes that readers would never see: those that no text names, and those of a name that another has. */
export function findFootnoteProblems({ tree }: ParsedBody, report: Report): void {
  const named = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => {
    named.add(identifier);
  });
  const lines = new Map<string, number>();
  visit(tree, 'footnoteDefinition', (node) => {
    const at = startOf(node);
    const name = `[^${node.label ?? node.identifier}]`;
    const first = lines.get(node.identifier);
    if (first !== undefined) report(at, `the footnote ${name} is already on line ${first}`, 'Give one of the two another name.');
    else if (!named.has(node.identifier))
      report(at, `no text has the mark of the footnote ${name}`, `Write ${name} after the word that it belongs to, or delete it.`);
    lines.set(node.identifier, first ?? at.line);
  });
}
