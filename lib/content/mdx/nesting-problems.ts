import type { Nodes, Parents } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { type ParsedBody, type Report, startOf } from './body-problem';
import { blockTags, htmlTags } from './mdx-tags';
import type { Jsx } from './tag-problems';
import { wordsOf } from './words-of';

/** Finds tags where HTML does not allow them: browsers would move them, and React would show something else than was sent. */
export function findNestingProblems({ tree }: ParsedBody, report: Report): void {
  const tooSmall = new Set<Parents>();
  visitParents(tree, (node, ancestors) => {
    const isBlockTag = isJsx(node) && blockTags.has(node.name ?? '');
    if (!isBlockTag && !isBlock(node)) return;
    const line = ancestors.findLast(holdsWordsOnly);
    if (isBlockTag) {
      if (line) report(startOf(node), `<${node.name}> stands within a line of text${isJsx(line) ? `, <${line.name}>` : ''}`, ownLines);
      else if (node.name === 'details') checkDetails(node, report);
      else if (node.name === 'summary') checkSummary(node, ancestors, report);
    } else if (line && isJsx(line) && !tooSmall.has(line)) {
      // Reported at the tag, and once, however much it holds.
      tooSmall.add(line);
      report(
        startOf(line),
        `<${line.name}> holds whole paragraphs, lists or headings; it may hold words of one line`,
        `Write it on one line, without empty lines within: <${line.name}>words</${line.name}>.`,
      );
    }
  });
}

const ownLines = 'Put it on lines of its own, with an empty line before and after.';

function checkDetails(details: Jsx, report: Report): void {
  const parts = partsOf(details);
  if (!parts.some(isSummary))
    report(
      startOf(details),
      '<details> has no <summary>, the words that open it',
      'Write <summary>What it is about</summary> on the line after <details>, then an empty line.',
    );
  else if (parts.length === 1)
    report(startOf(details), '<details> opens nothing', 'Write what it hides after </summary>, with an empty line before it.');
}

function checkSummary(summary: Jsx, ancestors: Parents[], report: Report): void {
  const details = ancestors.findLast((ancestor) => ancestor.type !== 'paragraph');
  if (!details || !isJsx(details) || details.name !== 'details')
    report(startOf(summary), '<summary> stands outside <details>', 'Put <details> before it, and </details> after what it opens.');
  else if (partsOf(details)[0] !== summary)
    report(startOf(summary), '<summary> is not the first thing in its <details>', 'Put one <summary> on the line after <details>.');
  else if (wordsOf(summary) === '')
    report(startOf(summary), '<summary> has no words', 'Write what the hidden text is about: <summary>More</summary>.');
}

/** What a tag holds: blank text and comments left out, and whether a paragraph is around it or not. */
function partsOf(tag: Jsx): Nodes[] {
  return tag.children
    .flatMap((child): Nodes[] => (child.type === 'paragraph' ? child.children : [child]))
    .filter((part) => !isComment(part) && !isBlank(part));
}

/** Whether HTML allows no more than words and inline tags in what becomes of a node. */
function holdsWordsOnly(node: Parents): boolean {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return Object.hasOwn(htmlTags, node.name ?? '') && node.name !== 'details';
    case 'paragraph':
      return !holdsTagsAlone(node);
    default:
      return ['heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(node.type);
  }
}

/** Whether a paragraph holds tags alone: MDX then makes no paragraph of it. */
function holdsTagsAlone({ children }: Parents): boolean {
  return children.some(isJsx) && children.every((child) => isJsx(child) || isComment(child) || isBlank(child));
}

/** Whether Markdown makes an element of its own of a node, which no line can hold. */
function isBlock(node: Nodes): boolean {
  if (node.type === 'paragraph') return !holdsTagsAlone(node);
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

/** White space as HTML knows it: an ideographic space is text. */
function isBlank(node: Nodes): boolean {
  return node.type === 'text' && /^[\t\n\v\f\r ]*$/.test(node.value);
}
