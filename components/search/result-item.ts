import { markedParts } from '@/lib/content/search/marked-parts';
import type { FoundPage } from './ask-pagefind';

const mostSections = 3;

/** A found page as an item of the list: its title, date, excerpt and the sections that have the words. */
export function resultItem({ url, meta, excerpt, sub_results }: FoundPage): HTMLLIElement {
  const sections = sub_results.filter(({ anchor }) => anchor).slice(0, mostSections);
  return element('li', 'search-result', [
    linkTo(url, meta.title ?? url),
    ...(meta.date ? [element('p', 'search-date', [meta.date])] : []),
    element('p', 'search-excerpt', excerptOf(excerpt)),
    ...(sections.length
      ? [
          element(
            'ul',
            'search-sections',
            sections.map(({ title, url }) => element('li', '', [linkTo(url, title)])),
          ),
        ]
      : []),
  ]);
}

function excerptOf(excerpt: string): (Node | string)[] {
  return markedParts(excerpt).map(({ text, isMarked }) => (isMarked ? element('mark', '', [text]) : text));
}

function linkTo(url: string, text: string): HTMLAnchorElement {
  const link = element('a', '', [text.replaceAll('\u200B', '')]);
  link.href = url;
  return link;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  children: (Node | string)[],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
