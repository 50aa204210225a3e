import type { Element, ElementContent, Nodes } from 'hast';
import type { Run } from './wrap-text';

const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const wordlessTags = new Set(['head', 'script', 'style', 'template', 'title']);

/** How the address of a link is written behind its words. */
export type WriteAddress = (address: string) => Run;

/** In angle brackets, as RFC 3986 (appendix C) recommends for addresses in plain text. */
export const inBrackets: WriteAddress = (address) => ({ text: `<${address}>`, isWhole: true });

/** The words of nodes, their links and what their pictures show, as one flowing text: a `br` is a line feed, all other space is one space. */
export function inlineTextOf(nodes: readonly Nodes[], writeAddress: WriteAddress = inBrackets): Run[] {
  return tidy(nodes.flatMap((node) => runsOf(node, writeAddress)));
}

/** Whether an element stands on lines of its own. */
export function isBlock(node: Nodes): node is Element {
  if (node.type !== 'element') return false;
  return blockTags.has(node.tagName) || (node.tagName !== 'a' && node.children.some(isBlock));
}

/** Whether a reader sees nothing of a node, as of the words that are there for the list of an inbox alone. */
export function isUnseen(node: Nodes): boolean {
  if (node.type !== 'element') return node.type !== 'text' && node.type !== 'root';
  const { hidden, style } = node.properties;
  return wordlessTags.has(node.tagName) || Boolean(hidden) || /display:\s*none/.test(String(style ?? ''));
}

/** Where a link leads; undefined for an anchor, and for a place on the same page, which a text does not have. */
export function addressOf({ tagName, properties: { href } }: Element): string | undefined {
  if (tagName !== 'a' || typeof href !== 'string') return undefined;
  const address = href.trim().replace(/[\s<>]/g, encodeURIComponent);
  return address === '' || address.startsWith('#') ? undefined : address;
}

/** The link that these nodes are, with nothing beside it. */
export function onlyLinkIn(nodes: readonly ElementContent[]): Element | undefined {
  const [only, ...others] = nodes.filter((node) => !isUnseen(node) && !(node.type === 'text' && node.value.trim() === ''));
  if (only?.type !== 'element' || others.length) return undefined;
  return addressOf(only) ? only : onlyLinkIn(only.children);
}

/** A text without its runs. */
export function textOf(runs: readonly Run[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .trim();
}

function runsOf(node: Nodes, writeAddress: WriteAddress): Run[] {
  if (node.type === 'text') return [{ text: node.value }];
  if (isUnseen(node) || node.type !== 'element') return [];
  const { tagName, properties, children } = node;
  const inner = children.flatMap((child) => runsOf(child, writeAddress));
  const space = { text: ' ' };
  switch (tagName) {
    case 'br':
      return [{ text: '\n', isWhole: true }];
    case 'img':
      return properties.alt ? [{ text: `[${properties.alt}]` }] : [];
    case 'input':
      return properties.type === 'checkbox' ? [{ text: properties.checked ? '[x] ' : '[ ] ' }] : [];
    case 'sup':
      if (/^\[\d+\]$/.test(textOf(inner))) return inner;
      return /^\d+$/.test(textOf(inner)) && children.some(isLink) ? [{ text: '[' }, ...inner, { text: ']' }] : [{ text: '^' }, ...inner];
    case 'a': {
      const address = addressOf(node);
      if (!address) return inner;
      const isBare = ['', address].includes(textOf(tidy(inner)));
      return isBare ? [writeAddress(address)] : [...inner, space, writeAddress(address)];
    }
    default:
      return isBlock(node) ? [space, ...inner, space] : inner;
  }
}

function isLink(node: Nodes): boolean {
  return node.type === 'element' && node.tagName === 'a';
}

/** One space for any space, and none where a line begins; signs that nobody sees go. */
function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = [];
  for (const { text, isWhole } of runs) {
    const isAtSpace = /^$|[ \n]$/.test(tidied.at(-1)?.text ?? '');
    const one = isWhole
      ? text
      : text
          .replace(/\u00ad|\u034f|\u200b|\ufeff/g, '')
          .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
          .replace(isAtSpace ? /^ / : /^$/, '');
    if (one) tidied.push({ text: one, isWhole });
  }
  return tidied;
}
