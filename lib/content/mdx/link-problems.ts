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
      report(at, 'a footnote mark stands within a link', 'Put it after the link: [words](/posts/my-post)[^1].');
    if (!isLink(node)) return;
    if (ancestors.some(isLink)) report(at, 'a link stands within a link', 'Keep one of the two.');
    if (wordsOf(node) === '')
      report(
        at,
        'a link has no words',
        'Write between its brackets where it leads: [About this newsletter](/about). Describe a picture in it: ![words](…).',
      );
    if (node.type === 'link' && isBare(node, source) && cjk.test(node.url))
      report(
        at,
        `the link to "${shorten(node.url)}" takes in the Chinese text after it`,
        'Put a space after the address, or write it as [words](https://example.org).',
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
