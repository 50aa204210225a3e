import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A part of an email and its size in bytes of HTML. A table in a section counts in both. */
export interface MailPart {
  kind: 'section' | 'table' | 'code' | 'list';
  /** Its heading, its caption, or its first words. */
  name: string;
  bytes: number;
}

/** Returns the biggest parts of an email, largest first. */
export function biggestParts(html: string, count = 5): MailPart[] {
  const tree: Root = unified().use(rehypeParse).parse(html);
  const parts: MailPart[] = [];
  const add = (kind: MailPart['kind'], name: string, start: number, end: number) =>
    parts.push({ kind, name: name.replace(/\s+/g, ' ').trim().slice(0, 60), bytes: Buffer.byteLength(html.slice(start, end)) });

  visit(tree, 'element', (element: Element, _, parent) => {
    const { tagName, properties } = element;
    const [start, end] = [element.position?.start.offset ?? 0, element.position?.end.offset ?? 0];
    if (tagName === 'h2' && parent && 'children' in parent) {
      const others = parent.children.slice(parent.children.indexOf(element) + 1);
      const next = others.find((other) => other.type === 'element' && other.tagName === 'h2') ?? parent;
      const ends = next === parent ? others.at(-1)?.position?.end.offset : next.position?.start.offset;
      add('section', textOf(element), start, ends ?? end);
    }
    if (tagName === 'table' && properties.role !== 'presentation') add('table', nameOf(element), start, end);
    if (tagName === 'pre') add('code', textOf(element).trim().split('\n')[0] ?? '', start, end);
    if (tagName === 'ul' || tagName === 'ol') add('list', textOf(element), start, end);
  });
  return parts.toSorted((a, b) => b.bytes - a.bytes).slice(0, count);
}

function nameOf({ properties, children }: Element): string {
  const caption = children.find((child): child is Element => child.type === 'element' && child.tagName === 'caption');
  return caption ? textOf(caption) : String(properties.ariaLabel ?? '');
}
