import type { Element, ElementContent, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import stringWidth from 'string-width';
import { unified } from 'unified';
import { inlineText, isBlock, isHidden, linkUrl, plainText, soleLink } from './inline-text';
import { tableToText } from './table-to-text';
import { wrapText } from './wrap-text';

/** In columns (RFC 5322 section 2.1.1). */
const maxWidth = 78;

/** The width that deeply nested lists and quotes still get. */
const minWidth = 20;

/**
 * Returns the plain text part of an HTML email: the same text in the same order, images by their `alt`. The URL of a link follows its text
 * in angle brackets, or on a line of its own if the link is a whole paragraph. Lines are at most 78 columns wide, except for longer URLs,
 * longer words and code. Hidden elements are left out. See docs/decisions/0001-own-html-to-text.md.
 */
export function htmlToText(html: string): string {
  const tree = unified().use(rehypeParse).parse(html);
  return `${textBlocks(tree.children, maxWidth).join('\n\n')}\n`;
}

/** Returns paragraphs, lists and tables, each with its line feeds. */
function textBlocks(nodes: readonly Nodes[], width: number): string[] {
  const blocks: string[] = [];
  let paragraph: ElementContent[] = [];
  const endParagraph = () => {
    const lines = paragraphLines(paragraph, width);
    if (lines.length) blocks.push(lines.join('\n'));
    paragraph = [];
  };
  for (const node of nodes) {
    if (isHidden(node)) continue;
    if (!isBlock(node)) {
      paragraph.push(node as ElementContent);
      continue;
    }
    endParagraph();
    blocks.push(...elementBlocks(node, width));
  }
  endParagraph();
  return blocks;
}

function elementBlocks(element: Element, width: number): string[] {
  const { tagName, properties, children } = element;
  switch (tagName) {
    case 'h1':
      return [headingBlock(children, '=', width)];
    case 'h2':
      return [headingBlock(children, '-', width)];
    case 'ul':
    case 'ol':
      return [listBlock(element, width)];
    case 'blockquote':
      return [prefixLines('> ', '> ', textBlocks(children, narrower(width, 2)).join('\n\n'))];
    case 'pre':
      return [prefixLines('    ', '    ', codeText(element).replace(/\n+$/, ''))];
    case 'hr':
      return ['* * *'];
    case 'table':
      return properties.role === 'presentation' ? textBlocks(children, width) : tableToText(element, width);
    default:
      return textBlocks(children, width);
  }
}

function paragraphLines(nodes: readonly ElementContent[], width: number): string[] {
  const link = soleLink(nodes);
  const url = link && linkUrl(link);
  if (!link || !url) return wrapText(inlineText(nodes), width);
  const text = inlineText(link.children);
  return [...(plainText(text) === url ? [] : wrapText(text, width)), url];
}

function headingBlock(children: readonly ElementContent[], underline: string, width: number): string {
  const link = soleLink(children);
  const lines = wrapText(inlineText(link?.children ?? children), width);
  const underlineWidth = Math.min(width, Math.max(0, ...lines.map((line) => stringWidth(line))));
  return [...lines, underline.repeat(underlineWidth), link ? linkUrl(link) : ''].filter(Boolean).join('\n');
}

function listBlock({ tagName, properties: { start }, children }: Element, width: number): string {
  const items = children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li' && !isHidden(child));
  const first = typeof start === 'number' ? start : 1;
  const texts = items.map((item, index) => {
    const marker = tagName === 'ol' ? `${first + index}. ` : '- ';
    const hasParagraphs = item.children.some((child) => child.type === 'element' && child.tagName === 'p');
    const blocks = textBlocks(item.children, narrower(width, marker.length));
    return prefixLines(marker, ' '.repeat(marker.length), blocks.join(hasParagraphs ? '\n\n' : '\n'));
  });
  return texts.join(texts.some((text) => text.includes('\n\n')) ? '\n\n' : '\n');
}

/** Returns the text of a code block with its white space. */
function codeText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node && !isHidden(node) ? node.children.map(codeText).join('') : '';
}

/** Adds a prefix to the first line of a text, and another to the following lines. */
function prefixLines(first: string, following: string, text: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : following}${line}`.trimEnd())
    .join('\n');
}

function narrower(width: number, by: number): number {
  return Math.max(minWidth, width - by);
}
