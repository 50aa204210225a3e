import type { Element, ElementContent, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import stringWidth from 'string-width';
import { unified } from 'unified';
import { addressOf, inlineTextOf, isBlock, isUnseen, onlyLinkIn, textOf } from './inline-text';
import { tableToText } from './table-to-text';
import { wrapText } from './wrap-text';

/** How wide a line may be (RFC 5322 section 2.1.1), in columns. */
const longestLine = 78;

/** Lists and quotes within each other never leave less than this to a line. */
const shortestLine = 20;

/**
 * The text part of a mail, made of its HTML: the same words in the same order, pictures by their `alt`, and each link's address behind
 * its words in angle brackets, or on a line of its own where the link stands alone. Lines are at most 78 columns wide, but for an
 * address or a word that is wider by itself and for code. What a mail hides is left out.
 */
export function htmlToText(html: string): string {
  const tree = unified().use(rehypeParse).parse(html);
  return `${blocksOf(tree.children, longestLine).join('\n\n')}\n`;
}

/** Paragraphs, lists, tables, each with the line feeds within it. */
function blocksOf(nodes: readonly Nodes[], width: number): string[] {
  const blocks: string[] = [];
  let flowing: ElementContent[] = [];
  const flush = () => {
    const lines = linesOf(flowing, width);
    if (lines.length) blocks.push(lines.join('\n'));
    flowing = [];
  };
  for (const node of nodes) {
    if (isUnseen(node)) continue;
    if (!isBlock(node)) {
      flowing.push(node as ElementContent);
      continue;
    }
    flush();
    blocks.push(...blocksOfElement(node, width));
  }
  flush();
  return blocks;
}

function blocksOfElement(element: Element, width: number): string[] {
  const { tagName, properties, children } = element;
  switch (tagName) {
    case 'h1':
      return [headingOf(children, '=', width)];
    case 'h2':
      return [headingOf(children, '-', width)];
    case 'ul':
    case 'ol':
      return [listOf(element, width)];
    case 'blockquote':
      return [begun('> ', '> ', blocksOf(children, narrower(width, 2)).join('\n\n'))];
    case 'pre':
      return [begun('    ', '    ', codeOf(element).replace(/\n+$/, ''))];
    case 'hr':
      return ['* * *'];
    case 'table':
      return properties.role === 'presentation' ? blocksOf(children, width) : tableToText(element, width);
    default:
      return blocksOf(children, width);
  }
}

/** The lines of a paragraph. A link that stands alone has its address on a line of its own. */
function linesOf(nodes: readonly ElementContent[], width: number): string[] {
  const link = onlyLinkIn(nodes);
  const address = link && addressOf(link);
  if (!link || !address) return wrapText(inlineTextOf(nodes), width);
  const words = inlineTextOf(link.children);
  return [...(textOf(words) === address ? [] : wrapText(words, width)), address];
}

function headingOf(nodes: readonly ElementContent[], line: string, width: number): string {
  const link = onlyLinkIn(nodes);
  const words = wrapText(inlineTextOf(link?.children ?? nodes), width);
  const underline = line.repeat(Math.min(width, Math.max(0, ...words.map((each) => stringWidth(each)))));
  return [...words, underline, link ? addressOf(link) : ''].filter(Boolean).join('\n');
}

function listOf({ tagName, properties: { start }, children }: Element, width: number): string {
  const items = children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li' && !isUnseen(child));
  const first = typeof start === 'number' ? start : 1;
  const texts = items.map((item, index) => {
    const mark = tagName === 'ol' ? `${first + index}. ` : '- ';
    const hasParagraphs = item.children.some((child) => child.type === 'element' && child.tagName === 'p');
    const blocks = blocksOf(item.children, narrower(width, mark.length));
    return begun(mark, ' '.repeat(mark.length), blocks.join(hasParagraphs ? '\n\n' : '\n'));
  });
  return texts.join(texts.some((text) => text.includes('\n\n')) ? '\n\n' : '\n');
}

/** Code as it is written. */
function codeOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node && !isUnseen(node) ? node.children.map(codeOf).join('') : '';
}

/** Puts signs before the first line of a text and before each other. */
function begun(first: string, others: string, text: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join('\n');
}

function narrower(width: number, by: number): number {
  return Math.max(shortestLine, width - by);
}
