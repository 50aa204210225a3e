import { splitExcerpt } from '@/lib/content/search/split-excerpt';
import type { FoundPage } from './pagefind';

const maxSections = 3;

/** Creates the list item of a result: title, date, excerpt, and links to the sections that match. */
export function resultItem({ url, meta, excerpt, sub_results }: FoundPage): HTMLLIElement {
  const sections = sub_results.filter(({ anchor }) => anchor).slice(0, maxSections);
  return createElement('li', 'search-result', [
    createLink(url, meta.title ?? url),
    ...(meta.date ? [createElement('p', 'search-date', [meta.date])] : []),
    createElement('p', 'search-excerpt', excerptOf(excerpt)),
    ...(sections.length
      ? [
          createElement(
            'ul',
            'search-sections',
            sections.map(({ title, url }) => createElement('li', '', [createLink(url, title)])),
          ),
        ]
      : []),
  ]);
}

function excerptOf(excerpt: string): (Node | string)[] {
  return splitExcerpt(excerpt).map(({ text, isMatch }) => (isMatch ? createElement('mark', '', [text]) : text));
}

function createLink(url: string, text: string): HTMLAnchorElement {
  const link = createElement('a', '', [text.replaceAll('\u200B', '')]);
  link.href = url;
  return link;
}

function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  children: (Node | string)[],
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  if (className) created.className = className;
  created.append(...children);
  return created;
}
