import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Adds to Markdown tables: row headers in the first column, `scope`, the caption of an enclosing `<Figure>`, alignment as classes,
 * and `data-label`, the unique label of the scroll region: the caption, else the heading above, else `fallbackLabel`.
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

      const label = uniqueLabel(caption ?? heading, used);
      used.add(label);
      node.properties['data-label'] = label;
      setCellAttributes(node);
      return index === undefined ? undefined : SKIP;
    });
    unwrapTables(tree);
  };
}

/** Returns the label with a number if it is already used. */
function uniqueLabel(name: string, used: ReadonlySet<string>): string {
  let label = name;
  for (let count = 2; used.has(label); count++) label = `${name} (${count})`;
  return label;
}

function setCellAttributes(table: Element): void {
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

/** Replaces each figure that holds only a table by the table, which already has its caption. */
function unwrapTables(tree: Root): void {
  visit(tree, 'mdxJsxFlowElement', (figure: MdxJsxFlowElementHast, index, parent) => {
    const only = figure.children.find((child) => isElement(child));
    if (figure.name !== 'Figure' || !only || only.tagName !== 'table' || !holdsOnly(figure, only)) return;
    if (parent && index !== undefined) parent.children[index] = only;
  });
}

/** Whether a figure contains only this element and white space. */
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
