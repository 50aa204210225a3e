import type { Nodes } from 'mdast';

/** Returns the text of a node as readers see it, without footnote marks and comments. Alt texts count only if there is no other text. */
export function wordsOf(node: Nodes): string {
  return read(node, false) || read(node, true);
}

function read(node: Nodes, withAlt: boolean): string {
  return collect(node, withAlt).replace(/\s+/g, ' ').trim();
}

function collect(node: Nodes, withAlt: boolean): string {
  switch (node.type) {
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return '';
    case 'image':
    case 'imageReference':
      return withAlt ? (node.alt ?? '') : '';
    case 'break':
      return ' ';
    case 'mdxJsxTextElement':
      if (node.name === 'br') return ' ';
  }
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => collect(child, withAlt)).join('') : '';
}
