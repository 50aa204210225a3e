import type { Nodes, Parents } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { type ParsedBody, type Report, startOf } from './body-problem';
import { blockTags, htmlTags } from './mdx-tags';
import type { Jsx } from './tag-problems';
import { wordsOf } from './words-of';

/** Reports tags where HTML does not allow them: browsers would move the elements, and hydration would fail. */
export function findNestingProblems({ tree }: ParsedBody, report: Report): void {
  const reported = new Set<Parents>();
  visitParents(tree, (node, ancestors) => {
    const isBlockTag = isJsx(node) && blockTags.has(node.name ?? '');
    if (!isBlockTag && !isBlock(node)) return;
    const line = ancestors.findLast(isInlineOnly);
    if (isBlockTag) {
      if (line) report(startOf(node), `<${node.name}> is inside a line of text${isJsx(line) ? `, <${line.name}>` : ''}`, ownLines);
      else if (node.name === 'details') checkDetails(node, report);
      else if (node.name === 'summary') checkSummary(node, ancestors, report);
    } else if (line && isJsx(line) && !reported.has(line)) {
      // Reported once, at the tag.
      reported.add(line);
      report(
        startOf(line),
        `<${line.name}> contains whole paragraphs, lists or headings; it can contain only the text of one line`,
        `Write it on one line: <${line.name}>text</${line.name}>.`,
      );
    }
  });
}

const ownLines = 'Put it on its own lines, with an empty line before and after.';

function checkDetails(details: Jsx, report: Report): void {
  const parts = partsOf(details);
  if (!parts.some(isSummary))
    report(
      startOf(details),
      '<details> has no <summary>, the text that opens it',
      'Write <summary>What it is about</summary> on the line after <details>, then an empty line.',
    );
  else if (parts.length === 1)
    report(startOf(details), '<details> has no content', 'Write the hidden text after </summary>, with an empty line before it.');
}

function checkSummary(summary: Jsx, ancestors: Parents[], report: Report): void {
  const details = ancestors.findLast((ancestor) => ancestor.type !== 'paragraph');
  if (!details || !isJsx(details) || details.name !== 'details')
    report(startOf(summary), '<summary> is outside <details>', 'Put <details> before it, and </details> after what it opens.');
  else if (partsOf(details)[0] !== summary)
    report(startOf(summary), '<summary> is not the first thing in its <details>', 'Put one <summary> on the line after <details>.');
  else if (wordsOf(summary) === '')
    report(startOf(summary), '<summary> has no text', 'Write what the hidden text is about: <summary>More</summary>.');
}

/** Returns the children of a tag and of its paragraphs, without white space and comments. */
function partsOf(tag: Jsx): Nodes[] {
  return tag.children
    .flatMap((child): Nodes[] => (child.type === 'paragraph' ? child.children : [child]))
    .filter((part) => !isComment(part) && !isBlank(part));
}

/** Whether the HTML element of a node may contain only text and inline elements. */
function isInlineOnly(node: Parents): boolean {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return Object.hasOwn(htmlTags, node.name ?? '') && node.name !== 'details';
    case 'paragraph':
      return !containsOnlyTags(node);
    default:
      return ['heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(node.type);
  }
}

/** Whether a paragraph contains only tags: MDX then creates no `<p>`. */
function containsOnlyTags({ children }: Parents): boolean {
  return children.some(isJsx) && children.every((child) => isJsx(child) || isComment(child) || isBlank(child));
}

/** Whether a node becomes a block element. */
function isBlock(node: Nodes): boolean {
  if (node.type === 'paragraph') return !containsOnlyTags(node);
  return ['heading', 'list', 'blockquote', 'code', 'table', 'thematicBreak'].includes(node.type);
}

function isJsx(node: Nodes): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isSummary(node: Nodes): boolean {
  return isJsx(node) && node.name === 'summary';
}

function isComment(node: Nodes): boolean {
  return node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
}

/** White space as HTML defines it: an ideographic space is text. */
function isBlank(node: Nodes): boolean {
  return node.type === 'text' && /^[\t\n\v\f\r ]*$/.test(node.value);
}
