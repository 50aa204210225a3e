import type { Nodes } from 'mdast';

/**
 * The words of a node as readers see them: without footnote marks and the editor's comments. Descriptions of pictures
 * count only where there is nothing else.
 */
export function wordsOf(node: Nodes): string {
  return read(node, false) || read(node, true);
}

function read(node: Nodes, withPictures: boolean): string {
  return collect(node, withPictures).replace(/\s+/g, ' ').trim();
}

function collect(node: Nodes, withPictures: boolean): string {
  switch (node.type) {
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return '';
    case 'image':
    case 'imageReference':
      return withPictures ? (node.alt ?? '') : '';
    case 'break':
      return ' ';
    case 'mdxJsxTextElement':
      if (node.name === 'br') return ' ';
  }
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => collect(child, withPictures)).join('') : '';
}
