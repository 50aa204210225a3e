import path from 'node:path';
import rehypeShiki, { type RehypeShikiOptions } from '@shikijs/rehype';
import type { Element, Root as HtmlRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import { createCssVariablesTheme, type ShikiTransformer } from 'shiki';
import type { PluggableList } from 'unified';
import { visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import { imageSize } from '../../base/files/image-size';
import { dictionary, fill, type Locale } from '../../base/i18n/i18n';
import { remarkRejectProblems } from './body-problems';
import { type BodyHeading, pagePrefix, remarkDropTitle, remarkHeadings } from './headings';
import { bodySyntax } from './parse-body';
import { rehypeTables } from './rehype-tables';

interface BodySource {
  /** The path of the body's file, for error messages. */
  file: string;
  locale: Locale;
  /** The title in the front matter. */
  title: string;
}

/** Returns the options with which MDX compiles a body, plugins in their order. The headings found are added to `headings`. */
export function bodyOptions({ file, locale, title }: BodySource, headings: BodyHeading[]) {
  const words = dictionary(locale).post;
  const remarkPlugins: PluggableList = [
    ...bodySyntax,
    [remarkRejectProblems, file, title],
    [remarkDropTitle, title],
    [remarkHeadings, headings],
    remarkFootnoteNumbers,
  ];
  const rehypePlugins: PluggableList = [
    rehypeFootnotesHeading,
    [rehypeTables, words.table],
    [rehypeTaskLabels, words.task],
    rehypeImageSize,
    [rehypeShiki, codeOptions],
  ];
  const remarkRehypeOptions = {
    clobberPrefix: pagePrefix,
    footnoteLabel: words.footnotes,
    footnoteBackLabel: (index: number) => fill(words.footnoteBack, { n: index + 1 }),
  };
  return { remarkPlugins, rehypePlugins, remarkRehypeOptions };
}

/** Identifies footnotes by number. Ids made from their names could collide (`a` twice and `a-2`) or be unreadable (Chinese). */
function remarkFootnoteNumbers() {
  return (tree: Root) => {
    const numbers = new Map<string, string>();
    visit(tree, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
      const number = numbers.get(node.identifier) ?? String(numbers.size + 1);
      numbers.set(node.identifier, number);
      node.identifier = number;
    });
  };
}

/** Prefixes the id of the footnotes' heading, which would otherwise collide with that of `## Footnote label`. */
function rehypeFootnotesHeading() {
  const id = 'footnote-label';
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node, _, parent) => {
      const isLabel = node.properties.id === id && parent?.type === 'element' && 'dataFootnotes' in parent.properties;
      if (isLabel) node.properties.id = pagePrefix + id;
      if ('dataFootnoteRef' in node.properties) node.properties.ariaDescribedBy = [pagePrefix + id];
    });
  };
}

/** Labels the checkboxes of task lists (`- [x] text`) for screen readers: with the text of their item, else `fallbackLabel`. */
function rehypeTaskLabels(fallbackLabel: string) {
  return (tree: HtmlRoot) => {
    visitParents(tree, 'element', (node, ancestors) => {
      if (node.tagName !== 'input') return;
      const item = ancestors.findLast((ancestor): ancestor is Element => ancestor.type === 'element' && ancestor.tagName === 'li');
      if (item) node.properties.ariaLabel = ownText(item) || fallbackLabel;
    });
  };
}

/** Returns the text of a list item without that of nested lists. */
function ownText(item: Element): string {
  const own = item.children.filter((child) => child.type !== 'element' || !['ul', 'ol'].includes(child.tagName));
  return textOf({ ...item, children: own }).trim();
}

/** Sets width and height in pixels on images, so that the layout does not shift when they load. */
function rehypeImageSize() {
  return async (tree: HtmlRoot) => {
    const images: Element[] = [];
    visit(tree, 'element', (node) => {
      if (node.tagName === 'img') images.push(node);
    });
    for (const image of images) {
      const { width, height } = await imageSize(path.join(process.cwd(), 'public', String(image.properties.src)));
      Object.assign(image.properties, { width, height });
    }
  };
}

/**
 * Replaces the highlighter's inline styles by classes (`code-token-string`): pages stay small, and the content security policy
 * needs no `unsafe-inline` for styles.
 */
const stylesToClasses: ShikiTransformer = {
  name: 'styles-to-classes',
  pre(node) {
    node.properties.style = undefined;
    node.properties.class = 'code-block';
  },
  span(node) {
    const token = /var\(--code-(token-[a-z-]+)\)/.exec(String(node.properties.style ?? ''))?.[1];
    node.properties.style = undefined;
    if (token) node.properties.class = `code-${token}`;
  },
};

const codeOptions: RehypeShikiOptions = {
  // The colours are in `components/site/globals.css`, so that code follows the reader's colour scheme.
  theme: createCssVariablesTheme({ name: 'site', variablePrefix: '--code-', fontStyle: false }),
  // Grammars load when a body first uses their language: loading all of them takes seconds.
  langs: [],
  lazy: true,
  fallbackLanguage: 'text',
  addLanguageClass: true,
  transformers: [stylesToClasses],
};
