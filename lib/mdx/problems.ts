import type { Node, Parents, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { closest } from '../closest';
import { blockTags, editorTags, htmlTags, type PropRule } from './editor-tags';

/** Something in a body that must not be there: where, why, and how to mend it. */
export interface BodyProblem {
  line: number;
  column: number;
  reason: string;
  fix: string;
}

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Finds what a parsed MDX body must not contain: JavaScript in any form, tags and attributes outside the lists in
 * `editor-tags`, and addresses that could run code or lead to an unnamed site. The content check reports all of them;
 * the pipeline refuses to render a body that has one.
 */
export function findBodyProblems(tree: Root): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report = (node: Pick<Node, 'position'>, reason: string, fix: string) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    problems.push({ line, column, reason, fix });
  };

  visit(tree, (node, _, parent) => {
    switch (node.type) {
      case 'mdxjsEsm':
        report(node, '"import" and "export" are JavaScript, which posts do not carry', 'Delete the line, or start it with another word.');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node.value))
          report(
            node,
            `"{${shorten(node.value)}}" is JavaScript, which posts do not carry`,
            'Write \\{ for a brace that readers should see, or put code in backticks.',
          );
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkTag(node, report);
        if (node.type === 'mdxJsxTextElement' && blockTags.has(node.name ?? '') && !standsAlone(parent))
          report(node, `<${node.name}> stands within a line of text`, 'Put it on lines of its own, with an empty line before and after.');
        break;
      case 'link':
      case 'definition':
      case 'image': {
        const reason = unsafeUrl(node.url);
        if (reason) report(node, reason, 'Use an https:// address, a mailto: address, or a path on this site that starts with one "/".');
        break;
      }
    }
  });
  return problems;
}

/** Whether a paragraph holds tags alone: MDX then makes no paragraph of it. */
function standsAlone(parent: Parents | undefined): boolean {
  if (parent?.type === 'mdxJsxTextElement') return true; // Reported where the outermost tag stands.
  return (
    parent?.type === 'paragraph' &&
    parent.children.every((child) => child.type === 'mdxJsxTextElement' || (child.type === 'text' && child.value.trim() === ''))
  );
}

function checkTag(node: Jsx, report: (node: Pick<Node, 'position'>, reason: string, fix: string) => void): void {
  const name = node.name ?? '';
  const rules: Record<string, PropRule> | undefined = isEditorTag(name) ? editorTags[name] : undefined;
  const attributes = rules ? Object.keys(rules) : Object.hasOwn(htmlTags, name) ? htmlTags[name] : undefined;
  if (!attributes) {
    const known = [...Object.keys(editorTags), ...Object.keys(htmlTags)];
    const guess = closest(name, known);
    report(
      node,
      `<${name}> is not a tag that posts may use`,
      `${guess ? `Did you mean <${guess}>? ` : ''}Allowed are ${known.map((tag) => `<${tag}>`).join(', ')}.`,
    );
    return;
  }

  const given = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(node, `<${name} {…}> is JavaScript, which posts do not carry`, 'Write each attribute as name="text".');
      continue;
    }
    given.add(attribute.name);
    const rule = rules?.[attribute.name];
    if (!attributes.includes(attribute.name)) {
      const guess = closest(attribute.name, attributes);
      const allowed = attributes.length ? `It may have: ${attributes.join(', ')}.` : 'It takes no attributes.';
      report(node, `<${name}> has no attribute "${attribute.name}"`, `${guess ? `Did you mean "${guess}"? ` : ''}${allowed}`);
    } else if (typeof attribute.value !== 'string') {
      report(
        node,
        `the value of "${attribute.name}" in <${name}> is not plain text`,
        `Write ${attribute.name}="text", with quotes and without braces.`,
      );
    } else if (rule?.values && !rule.values.includes(attribute.value)) {
      const guess = closest(attribute.value, rule.values);
      report(
        node,
        `"${attribute.name}" of <${name}> cannot be "${attribute.value}"`,
        `${guess ? `Did you mean "${guess}"? ` : ''}It is one of ${rule.values.join(', ')}.`,
      );
    }
  }
  for (const [prop, rule] of Object.entries(rules ?? {}))
    if (rule.required && !given.has(prop)) report(node, `<${name}> needs "${prop}"`, `Write <${name} ${prop}="…">.`);
}

/** Why an address may not be written in a post, or undefined if it may. Read as browsers do (WHATWG URL). */
export function unsafeUrl(url: string): string | undefined {
  // Browsers drop tabs and line ends inside an address and spaces before it, so "java\tscript:" is a scheme to them.
  const seen = [...url]
    .filter((character) => character > ' ')
    .join('')
    .replaceAll('\\', '/');
  if (seen.startsWith('//')) return `the address "${shorten(url)}" leads to another site without naming its protocol`;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  if (scheme && !['https', 'http', 'mailto'].includes(scheme)) return `an address may not start with "${scheme}:"`;
  if ((scheme === 'http' || scheme === 'https') && !URL.canParse(seen)) return `"${shorten(url)}" is not a valid address`;
  return undefined;
}

function isEditorTag(name: string): name is keyof typeof editorTags {
  return Object.hasOwn(editorTags, name);
}

function isComment(expression: string): boolean {
  return /^\s*(\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)+$/.test(expression);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
