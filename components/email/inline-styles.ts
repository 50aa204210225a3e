import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { CSSProperties } from 'react';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { adaptHtml } from './adapt-html';
import { mailStyles, textWidth } from './mail-styles';
import { stackTables } from './stack-tables';

/** Adapts the clean HTML of a post's body (`cleanBody`) for email, and adds inline styles and classes for dark mode to its elements. */
export function inlineStyles(html: string, locale: Locale): string {
  const processor = unified()
    .use(rehypeParse, { fragment: true })
    .use(() => adaptHtml)
    .use(() => stackTables(locale))
    .use(() => addStyles(locale))
    .use(rehypeStringify);
  return String(processor.processSync(html)).trim();
}

function addStyles(locale: Locale) {
  const styles = stylesOf(locale);
  return (tree: Root) => {
    let heading = dictionary(locale).post.table;
    const grouped = new Set<Element>();
    visit(tree, 'element', (element: Element, _, parent) => {
      const { tagName, properties } = element;
      if (/^h[2-6]$/.test(tagName)) heading = textOf(element);
      if (tagName === 'table') {
        // A table without a caption is labelled by the heading above it, as on the web.
        if (!hasCaption(element)) properties.ariaLabel = heading;
        for (const cell of cellsOfGroupedTable(element)) grouped.add(cell);
      }
      if (tagName === 'img') fitImage(element);
      if (tagName === 'code') properties.className = undefined;
      const isInCodeBlock = tagName === 'code' && parent?.type === 'element' && parent.tagName === 'pre';
      const kind = properties.scope === 'rowgroup' ? 'group' : grouped.has(element) ? `grouped ${tagName}` : tagName;
      const [className, style] = (!isInCodeBlock && styles[kind]) || [];
      // Code in a link keeps the link's colour, in dark mode too.
      const isInLink = tagName === 'code' && parent?.type === 'element' && parent.tagName === 'a';
      if (className && !isInLink) properties.className = [className];
      const right = properties.align === 'right' ? ';text-align:right' : '';
      if (style) properties.style = inlineCss(style) + right;
    });
  };
}

function stylesOf(locale: Locale): Partial<Record<string, [className: string, style: CSSProperties]>> {
  const styles = mailStyles(locale);
  const head: CSSProperties = { ...styles.cell, fontWeight: 600 };
  return {
    a: ['link', styles.link],
    blockquote: ['soft', styles.quote],
    caption: ['ink', styles.caption],
    code: ['ink', styles.code],
    em: ['', styles.emphasis],
    figcaption: ['muted', styles.note],
    figure: ['ink', { margin: '0 0 20px' }],
    group: ['soft rule', styles.group],
    h2: ['ink', styles.section],
    h3: ['ink', { ...styles.item, marginTop: 28 }],
    h4: ['ink', { ...styles.text, fontWeight: 600 }],
    hr: ['rule', styles.rule],
    img: ['', styles.picture],
    li: ['', styles.listItem],
    ol: ['ink', styles.list],
    p: ['ink', styles.text],
    pre: ['soft ink', styles.codeBlock],
    small: ['muted', styles.small],
    table: ['ink', styles.table],
    td: ['rule', styles.cell],
    'grouped td': ['rule', styles.groupedCell],
    th: ['rule', head],
    'grouped th': ['rule', { ...styles.groupedCell, fontWeight: 600 }],
    ul: ['ink', styles.list],
  };
}

/** Returns all cells of a table with row groups, which align with the group headings; none for other tables. */
function cellsOfGroupedTable(table: Element): Element[] {
  const cells: Element[] = [];
  visit(table, 'element', (element: Element) => {
    if (element.tagName === 'td' || element.tagName === 'th') cells.push(element);
  });
  return cells.some(({ properties }) => properties.scope === 'rowgroup') ? cells : [];
}

function hasCaption({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && child.tagName === 'caption');
}

/** Outlook ignores `max-width` and uses the image's attributes. */
function fitImage({ properties }: Element): void {
  const [width, height] = [Number(properties.width), Number(properties.height)];
  if (!(width > textWidth) || !height) return;
  properties.width = textWidth;
  properties.height = Math.round((height * textWidth) / width);
}

/** Serializes style properties like React: numbers are pixels, except for properties without a unit. */
function inlineCss(style: CSSProperties): string {
  const unitless = new Set(['lineHeight', 'fontWeight', 'opacity']);
  return Object.entries(style)
    .map(([name, value]) => {
      const unit = typeof value === 'number' && value !== 0 && !unitless.has(name) ? 'px' : '';
      return `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}${unit}`;
    })
    .join(';');
}
