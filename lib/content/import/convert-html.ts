import type { Element, RootContent as HtmlContent, Root as HtmlRoot } from 'hast';
import type { Handle } from 'hast-util-to-mdast';
import type { Html, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { htmlTags } from '../mdx/mdx-tags';
import type { AddNote } from './import-report';

/** Converts raw HTML in a body to Markdown and the tags that posts can use. Other tags are dropped, their words stay. */
export function convertHtml(tree: Root, addNote: AddNote): void {
  convertIn(tree, false);

  function convertIn(parent: Parents, isLine: boolean): void {
    if (isLine || holdsWords(parent)) parent.children = joinTags(parent.children as PhrasingContent[], addNote) as never;
    else
      parent.children = (parent.children as RootContent[]).flatMap((child): RootContent[] =>
        child.type === 'html' ? convertBlock(child, addNote) : [child],
      ) as never;
    const inLine = isLine || holdsWords(parent);
    for (const child of parent.children as Nodes[]) if ('children' in child) convertIn(child, inLine);
  }
}

function holdsWords({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type);
}

function convertBlock(node: Html, addNote: AddNote): RootContent[] {
  const line = lineOf(node);
  const html = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => {
    addNote('dropped', line, `the comment ${quote(comment)}`);
    return '';
  });
  if (html.trim() === '') return [];
  const nodes = htmlToMarkdown(html, (name) => addNote('dropped', line, `<${name}> with its content`));
  const position = node.position;
  addNote('changed', line, `raw HTML became Markdown: ${quote(html)}`);
  return nodes.map((part) => ({ ...part, position }));
}

/** Joins opening and closing inline tags into nodes. A tag without its counterpart is dropped. */
function joinTags(children: PhrasingContent[], addNote: AddNote): PhrasingContent[] {
  const open: { node: Html; element: Element; at: number }[] = [];
  const done: PhrasingContent[] = [];
  for (const child of children) {
    if (child.type !== 'html') {
      done.push(child);
      continue;
    }
    const closed = /^<\/([a-z][\w-]*)/i.exec(child.value)?.[1]?.toLowerCase();
    if (closed) {
      const index = open.findLastIndex(({ element }) => element.tagName === closed);
      if (index < 0) {
        addNote('dropped', lineOf(child), `the tag ${quote(child.value)}, which has no opening tag`);
        continue;
      }
      const { node, element, at } = open[index] as (typeof open)[number];
      for (const left of open.splice(index).slice(1))
        addNote('dropped', lineOf(left.node), `the tag ${quote(left.node.value)}, which is not closed`);
      done.push(...convertPair(node, element, done.splice(at), addNote));
      continue;
    }
    const element = /^<[a-z]/i.test(child.value) ? elementOf(child.value) : undefined;
    if (!element) addNote('dropped', lineOf(child), `the comment ${quote(child.value)}`);
    else if (element.tagName === 'br')
      done.push({ type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [], position: child.position });
    else if (element.tagName === 'img') done.push(...imageOf(child, element));
    else open.push({ node: child, element, at: done.length });
  }
  for (const { node } of open) addNote('dropped', lineOf(node), `the tag ${quote(node.value)}, which is not closed`);
  return done;
}

function convertPair(node: Html, element: Element, children: PhrasingContent[], addNote: AddNote): PhrasingContent[] {
  const { position } = node;
  const { href, title } = element.properties;
  switch (element.tagName) {
    case 'b':
    case 'strong':
      return children.length ? [{ type: 'strong', children, position }] : [];
    case 'i':
    case 'em':
      return children.length ? [{ type: 'emphasis', children, position }] : [];
    case 's':
    case 'del':
    case 'strike':
      return children.length ? [{ type: 'delete', children, position }] : [];
    case 'code': {
      const [only] = children;
      if (children.length === 1 && only?.type === 'text') return [{ type: 'inlineCode', value: only.value, position }];
      break;
    }
    case 'a':
      if (typeof href === 'string' && children.length)
        return [{ type: 'link', url: href, title: typeof title === 'string' ? title : null, children, position }];
  }
  if (isPreservedTag(element.tagName)) return [{ ...preservedTag(element, children), position }];
  addNote('dropped', lineOf(node), `the tag ${quote(node.value)}; its content stays`);
  return children;
}

function imageOf(node: Html, { properties }: Element): PhrasingContent[] {
  const { src, alt } = properties;
  if (typeof src !== 'string') return [];
  return [{ type: 'image', url: src, alt: typeof alt === 'string' ? alt : '', position: node.position }];
}

function lineOf({ position }: Pick<Nodes, 'position'>): number {
  return position?.start.line ?? 1;
}

function quote(html: string): string {
  const line = html.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

const parser = unified().use(rehypeParse, { fragment: true });

/** Parses a fragment as browsers do, which never fails. */
function parseHtml(html: string): HtmlRoot {
  return parser.parse(html);
}

/** Elements without words of the text. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'object', 'svg', 'form', 'textarea', 'select']);

/**
 * Converts a block of HTML to Markdown and the tags that posts can use. `dropped` is called with the name of each element that is
 * dropped with its content.
 */
function htmlToMarkdown(html: string, dropped: (name: string) => void): RootContent[] {
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

/** The inline tags that posts can use. */
const inlineTags = Object.keys(htmlTags).filter((tag) => !['br', 'del', 'details', 'summary'].includes(tag));

const preservedTags: Record<string, Handle> = Object.fromEntries(
  inlineTags.map((tag): [string, Handle] => [
    tag,
    (state, element: Element) => preservedTag(element, state.all(element) as PhrasingContent[]) as never,
  ]),
);

/** Converts an inline tag that posts can use, with its allowed attributes. */
function preservedTag({ tagName, properties }: Element, children: PhrasingContent[]): MdxJsxTextElement {
  const attributes = (htmlTags[tagName] ?? []).flatMap((name) => {
    const value = properties[name];
    return typeof value === 'string' && value.trim() ? [{ type: 'mdxJsxAttribute' as const, name, value }] : [];
  });
  return { type: 'mdxJsxTextElement', name: tagName, attributes, children };
}

function isPreservedTag(name: string): boolean {
  return inlineTags.includes(name);
}

/** Parses an opening tag. */
function elementOf(tag: string): Element | undefined {
  return parseHtml(tag).children.find((child: HtmlContent): child is Element => child.type === 'element');
}
