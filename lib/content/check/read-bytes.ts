import type { Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * How many bytes what readers read of a body takes by itself, its words, code and addresses. Nothing that is made of it is smaller:
 * what is too much here is too much for a mail, whatever stands around it there.
 */
export function readBytes(tree: Nodes): number {
  let bytes = 0;
  visit(tree, (node) => {
    // A note that nothing refers to is not shown.
    if (node.type === 'footnoteDefinition') return SKIP;
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') bytes += Buffer.byteLength(node.value);
    if (node.type === 'link') bytes += Buffer.byteLength(node.url);
    return undefined;
  });
  return bytes;
}
