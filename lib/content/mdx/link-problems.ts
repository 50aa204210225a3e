import type { Link, LinkReference, Nodes } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { type ParsedBody, type Report, shorten, startOf } from './body-problem';
import { unsafeUrl } from './unsafe-url';
import { wordsOf } from './words-of';

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Reports unsafe addresses, links without text, nested links, and bare links that include the Chinese text after them. */
export function findLinkProblems({ tree, source }: ParsedBody, report: Report): void {
  visitParents(tree, (node, ancestors) => {
    // Links that the parser adds for bare addresses have no position.
    const at = startOf(node.position ? node : (ancestors.at(-1) ?? node));
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
      const reason = unsafeUrl(node.url);
      if (reason) report(at, reason, 'Use an https:// address, a mailto: address, or a path on this site that starts with one "/".');
    }
    if (node.type === 'footnoteReference' && ancestors.some(isLink))
      report(at, 'a footnote reference is inside a link', 'Put it after the link: [text](/posts/my-post)[^1].');
    if (!isLink(node)) return;
    if (ancestors.some(isLink)) report(at, 'a link is inside another link', 'Keep only one of them.');
    if (wordsOf(node) === '')
      report(
        at,
        'a link has no text',
        'Write the text between the brackets: [About this newsletter](/about). If it contains an image, describe it: ![text](…).',
      );
    if (node.type === 'link' && isBare(node, source) && cjk.test(node.url))
      report(
        at,
        `the link to "${shorten(node.url)}" includes the Chinese text after it`,
        'Put a space after the address, or write it as [text](https://example.org).',
      );
  });
}

function isLink(node: Nodes): node is Link | LinkReference {
  return node.type === 'link' || node.type === 'linkReference';
}

/** Whether a link is a bare address, without brackets. */
function isBare({ position }: Link, source: string): boolean {
  return source[position?.start.offset ?? -1] !== '[';
}
