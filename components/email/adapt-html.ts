import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { isEmailImage } from '@/lib/base/files/image-types';
import { pagePrefix } from '@/lib/content/mdx/headings';

/** Replaces elements that email clients do not support by ones with the same content. */
export function adaptHtml(tree: Root): void {
  visit(tree, 'element', (element: Element, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const others = replacementOf(element, parent.type === 'element' && parent.tagName === 'a');
    if (!others) return undefined;
    parent.children.splice(index, 1, ...others);
    return others.includes(element) ? undefined : [SKIP, index];
  });
}

/** Returns what replaces an element, or undefined to keep it. */
function replacementOf(element: Element, isInLink: boolean): ElementContent[] | undefined {
  const { tagName, properties, children } = element;
  switch (tagName) {
    // Half of the email clients cannot open <details>: show its content.
    case 'details':
      return children;
    case 'summary':
      return [make('p', [make('strong', children)])];
    // Email has no forms: the checkbox of a task list becomes a character.
    case 'input':
      return [{ type: 'text', value: properties.checked ? '☑ ' : '☐ ' }];
    case 'a':
      return replaceFootnoteLink(element);
    case 'img':
      return replaceImage(element, isInLink);
    default:
      return undefined;
  }
}

/** Anchors do not work in email: keeps the number of a footnote and drops the link back. */
function replaceFootnoteLink({ properties: { href }, children }: Element): ElementContent[] | undefined {
  const anchor = String(href).split('#')[1] ?? '';
  if (anchor.startsWith(`${pagePrefix}fnref-`)) return [];
  if (!anchor.startsWith(`${pagePrefix}fn-`)) return undefined;
  return [{ type: 'text', value: '[' }, ...children, { type: 'text', value: ']' }];
}

/** Replaces an image that some clients do not show, such as WebP, by a link to it. */
function replaceImage({ properties: { src, alt } }: Element, isInLink: boolean): ElementContent[] | undefined {
  const address = String(src);
  if (isEmailImage(address)) return undefined;
  const label: ElementContent = { type: 'text', value: String(alt || address.split('/').at(-1)) };
  return isInLink ? [label] : [make('a', [label], { href: address })];
}

function make(tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children };
}
