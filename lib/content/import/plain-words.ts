import type { Nodes } from 'mdast';

/**
 * The words of a body, without marks and with one space wherever there is any: code and descriptions of pictures count,
 * comments do not. What a file was and what it became must have the same.
 */
export function plainWords(tree: Nodes): string {
  return collect(tree).normalize('NFC').replace(/\s+/g, ' ').trim();
}

function collect(node: Nodes): string {
  switch (node.type) {
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
    case 'html':
      return '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return ' ';
    case 'mdxJsxTextElement':
      if (node.name === 'br') return ' ';
  }
  if ('value' in node) return node.type === 'code' ? `\n${node.value}\n` : node.value;
  if (!('children' in node)) return ' ';
  const text = node.children.map((child) => collect(child)).join('');
  return phrasing.has(node.type) ? text : `\n${text}\n`;
}

const phrasing = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference', 'mdxJsxTextElement']);
