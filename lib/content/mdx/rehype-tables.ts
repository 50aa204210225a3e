import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Gives Markdown tables what readers and screen readers need: `scope` on header cells, the first column as row headers, a
 * caption from an enclosing `<Figure caption="…">`, alignment as classes, and in `data-label` a name for the table's scroll
 * region: its caption, else the heading above it (numbered where that has several tables), else `fallbackLabel`.
 */
export function rehypeTables(fallbackLabel: string) {
  return (tree: Root) => {
    let heading = fallbackLabel;
    const used = new Set<string>();
    visit(tree, (node, index, parent) => {
      if (isElement(node) && /^h[1-6]$/.test(node.tagName)) {
        heading = String(node.properties['data-label'] ?? textOf(node));
        return;
      }
      if (!isElement(node) || node.tagName !== 'table') return;
      const caption = parent?.type === 'mdxJsxFlowElement' && holdsOnly(parent, node) ? captionOf(parent) : undefined;
      if (caption)
        node.children.unshift({ type: 'element', tagName: 'caption', properties: {}, children: [{ type: 'text', value: caption }] });

      const label = unused(caption ?? heading, used);
      used.add(label);
      node.properties['data-label'] = label;
      dressCells(node);
      return index === undefined ? undefined : SKIP;
    });
    unwrapTables(tree);
  };
}

/** A name that no region has yet: numbered where another has it. */
function unused(name: string, used: ReadonlySet<string>): string {
  let label = name;
  for (let count = 2; used.has(label); count++) label = `${name} (${count})`;
  return label;
}

function dressCells(table: Element): void {
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr') return;
    row.children.filter(isElement).forEach((cell, column) => {
      if (cell.tagName === 'th' && textOf(cell).trim() === '') cell.tagName = 'td';
      else if (cell.tagName === 'th') cell.properties.scope = 'col';
      else if (column === 0 && textOf(cell).trim() !== '') {
        cell.tagName = 'th';
        cell.properties.scope = 'row';
      }
      const { align } = cell.properties;
      delete cell.properties.align;
      if (align === 'center') cell.properties.className = ['text-center'];
      else if (align === 'right') cell.properties.className = ['text-right'];
      else if (align === 'left') cell.properties.className = ['text-left'];
    });
  });
}

/** A figure around a table has given it its caption and is no longer needed. */
function unwrapTables(tree: Root): void {
  visit(tree, 'mdxJsxFlowElement', (figure: MdxJsxFlowElementHast, index, parent) => {
    const only = figure.children.find((child) => isElement(child));
    if (figure.name !== 'Figure' || !only || only.tagName !== 'table' || !holdsOnly(figure, only)) return;
    if (parent && index !== undefined) parent.children[index] = only;
  });
}

/** Whether an element stands alone in a figure, but for white space. */
function holdsOnly(figure: MdxJsxFlowElementHast, element: Element): boolean {
  return figure.children.every((child) => child === element || (child.type === 'text' && child.value.trim() === ''));
}

function captionOf(figure: MdxJsxFlowElementHast): string | undefined {
  if (figure.name !== 'Figure') return undefined;
  const caption = figure.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'caption');
  return typeof caption?.value === 'string' ? caption.value : undefined;
}

function isElement(node: Root | RootContent | ElementContent): node is Element {
  return node.type === 'element';
}
