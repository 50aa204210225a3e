import type { Element, RootContent as HtmlContent, Root as HtmlRoot } from 'hast';
import type { Handle } from 'hast-util-to-mdast';
import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { htmlTags } from '../mdx/mdx-tags';

const parser = unified().use(rehypeParse, { fragment: true });

/** What a raw piece of HTML holds. Browsers' rules apply, so nothing is ever wrong with it. */
export function parseHtml(html: string): HtmlRoot {
  return parser.parse(html);
}

/** Parts of HTML that hold no words of the text. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'object', 'svg', 'form', 'textarea', 'select']);

/**
 * A block of HTML as Markdown, with the tags that posts may use. `dropped` gets the name of each element that is left out with all
 * that it holds.
 */
export function htmlToMarkdown(html: string, dropped: (name: string) => void): RootContent[] {
  const tree = parseHtml(html);
  visit(tree, 'element', (node, index, parent) => {
    if (!silent.has(node.tagName) || !parent || index === undefined) return undefined;
    dropped(node.tagName);
    parent.children.splice(index, 1);
    return index;
  });
  const markdown = unified().use(rehypeRemark, { handlers: preservedTags }).runSync(tree) as Root;
  visit(markdown, (node) => {
    delete node.position;
  });
  return markdown.children;
}

/** The tags within a line that posts may use: they stay what they are. */
const inlineTags = Object.keys(htmlTags).filter((tag) => !['br', 'del', 'details', 'summary'].includes(tag));

const preservedTags: Record<string, Handle> = Object.fromEntries(
  inlineTags.map((tag): [string, Handle] => [
    tag,
    (state, element: Element) => preservedTag(element, state.all(element) as PhrasingContent[]) as never,
  ]),
);

/** A tag that posts may use, with the attributes that it may carry. */
export function preservedTag({ tagName, properties }: Element, children: PhrasingContent[]): MdxJsxTextElement {
  const attributes = (htmlTags[tagName] ?? []).flatMap((name) => {
    const value = properties[name];
    return typeof value === 'string' && value.trim() ? [{ type: 'mdxJsxAttribute' as const, name, value }] : [];
  });
  return { type: 'mdxJsxTextElement', name: tagName, attributes, children };
}

/** Whether posts may use a tag within a line. */
export function isPreservedTag(name: string): boolean {
  return inlineTags.includes(name);
}

/** The element that a tag opens, by itself. */
export function elementOf(tag: string): Element | undefined {
  return parseHtml(tag).children.find((child: HtmlContent): child is Element => child.type === 'element');
}
