import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { pagePrefix } from '@/lib/content/mdx/headings';

/** Puts what a mail can hold in the place of what only pages can: nothing is lost that a reader of the page can read. */
export function adaptHtml(tree: Root): void {
  visit(tree, 'element', (element: Element, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const others = inMail(element, parent.type === 'element' && parent.tagName === 'a');
    if (!others) return undefined;
    parent.children.splice(index, 1, ...others);
    return others.includes(element) ? undefined : [SKIP, index];
  });
}

/** What stands in a mail for an element; undefined for the element itself. */
function inMail(element: Element, isInLink: boolean): ElementContent[] | undefined {
  const { tagName, properties, children } = element;
  switch (tagName) {
    // Half of the mail programs open nothing at a click: what would be hidden there is always seen.
    case 'details':
      return children;
    case 'summary':
      return [make('p', [make('strong', children)])];
    // There are no forms: a box of a list of tasks is a sign.
    case 'input':
      return [{ type: 'text', value: properties.checked ? '☑ ' : '☐ ' }];
    case 'a':
      return withoutWays(element);
    case 'img':
      return withPicture(element, isInLink);
    default:
      return undefined;
  }
}

/** Links to a note and back lead to places on the page, and mails have no such places: the number is enough. */
function withoutWays({ properties: { href }, children }: Element): ElementContent[] | undefined {
  const place = String(href).split('#')[1] ?? '';
  if (place.startsWith(`${pagePrefix}fnref-`)) return [];
  if (!place.startsWith(`${pagePrefix}fn-`)) return undefined;
  return [{ type: 'text', value: '[' }, ...children, { type: 'text', value: ']' }];
}

/** Not every program shows WebP: there a link leads to the picture. */
function withPicture({ properties: { src, alt } }: Element, isInLink: boolean): ElementContent[] | undefined {
  const address = String(src);
  if (/\.(?:png|jpe?g|gif)$/i.test(address)) return undefined;
  const words: ElementContent = { type: 'text', value: String(alt || address.split('/').at(-1)) };
  return isInLink ? [words] : [make('a', [words], { href: address })];
}

function make(tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children };
}
