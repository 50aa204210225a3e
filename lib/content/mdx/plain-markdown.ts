import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Converts plain HTML (`plainHtml`) to GitHub-flavoured Markdown. Elements without Markdown syntax keep their text: the caption of a
 * table becomes a paragraph above it, and a footnote a link to the page.
 */
export function plainMarkdown(html: string): string {
  const writer = unified()
    .use(rehypeParse, { fragment: true })
    .use(moveCaptions)
    .use(rehypeRemark)
    .use(remarkGfm, { tablePipeAlign: false })
    .use(remarkStringify, { bullet: '-', rule: '-', fences: true, resourceLink: true });
  return String(writer.processSync(html)).trim();
}

/** Moves captions above their tables, because Markdown tables have no caption. */
function moveCaptions() {
  return (tree: Root) => {
    visit(tree, 'element', (table: Element, index, parent) => {
      if (table.tagName !== 'table' || !parent || index === undefined) return undefined;
      const caption = table.children.find((child): child is Element => child.type === 'element' && child.tagName === 'caption');
      if (!caption) return SKIP;
      table.children = table.children.filter((child) => child !== caption);
      parent.children.splice(index, 0, paragraphOf(caption.children));
      return [SKIP, index + 2];
    });
  };
}

function paragraphOf(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'p', properties: {}, children };
}
