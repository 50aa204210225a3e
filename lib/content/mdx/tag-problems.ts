import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { closest } from '../../base/text/closest';
import { type ParsedBody, type Report, shorten, startOf } from './body-problem';
import { htmlTags, mdxTags, type PropRule } from './mdx-tags';

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Reports JavaScript in any form, and tags and attributes that `mdx-tags.ts` does not allow. */
export function findTagProblems({ tree }: ParsedBody, report: Report): void {
  visit(tree, (node) => {
    switch (node.type) {
      case 'mdxjsEsm':
        report(
          startOf(node),
          '"import" and "export" are JavaScript, which posts cannot contain',
          'Delete the line, or start it with another word.',
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node.value))
          report(
            startOf(node),
            `"{${shorten(node.value)}}" is JavaScript, which posts cannot contain`,
            'Write \\{ for a brace that readers should see, or put code in backticks.',
          );
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkTag(node, (reason, fix) => report(startOf(node), reason, fix));
        break;
    }
  });
}

function checkTag(node: Jsx, report: (reason: string, fix: string) => void): void {
  const name = node.name ?? '';
  const rules: Record<string, PropRule> | undefined = isMdxTag(name) ? mdxTags[name] : undefined;
  const attributes = rules ? Object.keys(rules) : Object.hasOwn(htmlTags, name) ? htmlTags[name] : undefined;
  if (!attributes) {
    const known = [...Object.keys(mdxTags), ...Object.keys(htmlTags)];
    const guess = closest(name, known);
    report(
      `<${name}> is not a tag that posts may use`,
      `${guess ? `Did you mean <${guess}>? ` : ''}Allowed are ${known.map((tag) => `<${tag}>`).join(', ')}.`,
    );
    return;
  }
  if (name === 'br' && node.children.length) report('<br> cannot contain text', 'Write <br /> where the line ends.');

  const given = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(`<${name} {…}> is JavaScript, which posts cannot contain`, 'Write each attribute as name="text".');
      continue;
    }
    if (given.has(attribute.name)) report(`<${name}> has "${attribute.name}" twice`, 'Delete one of the two.');
    given.add(attribute.name);
    const rule = rules?.[attribute.name];
    if (!attributes.includes(attribute.name)) {
      const guess = closest(attribute.name, attributes);
      const allowed = attributes.length ? `It may have: ${attributes.join(', ')}.` : 'It takes no attributes.';
      report(`<${name}> has no attribute "${attribute.name}"`, `${guess ? `Did you mean "${guess}"? ` : ''}${allowed}`);
    } else if (typeof attribute.value !== 'string') {
      report(
        `the value of "${attribute.name}" in <${name}> is not plain text`,
        `Write ${attribute.name}="text", with quotes and without braces.`,
      );
    } else if (rule?.values && !rule.values.includes(attribute.value)) {
      const guess = closest(attribute.value, rule.values);
      report(
        `"${attribute.name}" of <${name}> cannot be "${attribute.value}"`,
        `${guess ? `Did you mean "${guess}"? ` : ''}It is one of ${rule.values.join(', ')}.`,
      );
    } else if (attribute.value.trim() === '') {
      report(`"${attribute.name}" of <${name}> is empty`, 'Write a text between the quotes, or delete the attribute.');
    }
  }
  for (const [prop, rule] of Object.entries(rules ?? {}))
    if (rule.required && !given.has(prop)) report(`<${name}> needs "${prop}"`, `Write <${name} ${prop}="…">.`);
}

function isMdxTag(name: string): name is keyof typeof mdxTags {
  return Object.hasOwn(mdxTags, name);
}

function isComment(expression: string): boolean {
  return /^\s*(\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)+$/.test(expression);
}
