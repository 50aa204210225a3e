import type { Element, ElementContent, Nodes } from 'hast';
import type { TextRun } from './wrap-text';

const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const tagsWithoutText = new Set(['head', 'script', 'style', 'template', 'title']);

/** Formats the URL of a link, which follows the text of the link. */
export type FormatUrl = (url: string) => TextRun;

/** In angle brackets, as RFC 3986 appendix C recommends for plain text. */
const inBrackets: FormatUrl = (url) => ({ text: `<${url}>`, isUnbreakable: true });

/** Returns the text, links and image descriptions of nodes as one paragraph: a `br` is a line feed, other white space is one space. */
export function inlineText(nodes: readonly Nodes[], formatUrl = inBrackets): TextRun[] {
  return collapseSpaces(nodes.flatMap((node) => runsOf(node, formatUrl)));
}

export function isBlock(node: Nodes): node is Element {
  if (node.type !== 'element') return false;
  return blockTags.has(node.tagName) || (node.tagName !== 'a' && node.children.some(isBlock));
}

/** Whether readers do not see a node, such as the preview text that only inboxes show. */
export function isHidden(node: Nodes): boolean {
  if (node.type !== 'element') return node.type !== 'text' && node.type !== 'root';
  const { hidden, style } = node.properties;
  return tagsWithoutText.has(node.tagName) || Boolean(hidden) || /display:\s*none/.test(String(style ?? ''));
}

/** Returns the URL of a link; undefined for other elements, and for links within the page, which plain text cannot follow. */
export function linkUrl({ tagName, properties: { href } }: Element): string | undefined {
  if (tagName !== 'a' || typeof href !== 'string') return undefined;
  const url = href.trim().replace(/[\s<>]/g, encodeURIComponent);
  return url === '' || url.startsWith('#') ? undefined : url;
}

/** Returns the link if the nodes consist of one link and nothing else. */
export function soleLink(nodes: readonly ElementContent[]): Element | undefined {
  const [first, ...others] = nodes.filter((node) => !isHidden(node) && !(node.type === 'text' && node.value.trim() === ''));
  if (first?.type !== 'element' || others.length) return undefined;
  return linkUrl(first) ? first : soleLink(first.children);
}

export function plainText(runs: readonly TextRun[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .trim();
}

function runsOf(node: Nodes, formatUrl: FormatUrl): TextRun[] {
  if (node.type === 'text') return [{ text: node.value }];
  if (isHidden(node) || node.type !== 'element') return [];
  const { tagName, properties, children } = node;
  const inner = children.flatMap((child) => runsOf(child, formatUrl));
  const space = { text: ' ' };
  switch (tagName) {
    case 'br':
      return [{ text: '\n', isUnbreakable: true }];
    case 'img':
      return properties.alt ? [{ text: `[${properties.alt}]` }] : [];
    case 'input':
      return properties.type === 'checkbox' ? [{ text: properties.checked ? '[x] ' : '[ ] ' }] : [];
    case 'sup':
      return superscript(inner, children);
    case 'a': {
      const url = linkUrl(node);
      if (!url) return inner;
      const showsUrl = ['', url].includes(plainText(collapseSpaces(inner)));
      return showsUrl ? [formatUrl(url)] : [...inner, space, formatUrl(url)];
    }
    default:
      return isBlock(node) ? [space, ...inner, space] : inner;
  }
}

/** Returns the number of a note as `[1]`, an exponent as `^2`. */
function superscript(inner: TextRun[], children: readonly Nodes[]): TextRun[] {
  const text = plainText(inner);
  if (/^\[\d+\]$/.test(text)) return inner;
  const isNote = /^\d+$/.test(text) && children.some((child) => child.type === 'element' && child.tagName === 'a');
  return isNote ? [{ text: '[' }, ...inner, { text: ']' }] : [{ text: '^' }, ...inner];
}

/** Collapses white space, removes it at the start of lines, and removes invisible characters. */
function collapseSpaces(runs: readonly TextRun[]): TextRun[] {
  const collapsed: TextRun[] = [];
  for (const { text, isUnbreakable } of runs) {
    const isAfterSpace = /^$|[ \n]$/.test(collapsed.at(-1)?.text ?? '');
    const run = isUnbreakable
      ? text
      : text
          .replace(/\u00ad|\u034f|\u200b|\ufeff/g, '')
          .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
          .replace(isAfterSpace ? /^ / : /^$/, '');
    if (run) collapsed.push({ text: run, isUnbreakable });
  }
  return collapsed;
}
