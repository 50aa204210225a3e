import type { Element } from 'hast';
import type { Html, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { elementOf, htmlToMarkdown, isPreservedTag, preservedTag } from './html-to-markdown';
import type { Say } from './import-note';

/** Replaces raw HTML in a body by Markdown and by the tags that posts may use. The words stay; other tags go. */
export function convertHtml(tree: Root, say: Say): void {
  convertIn(tree, false);

  function convertIn(parent: Parents, isLine: boolean): void {
    if (isLine || holdsWords(parent)) parent.children = joinTags(parent.children as PhrasingContent[], say) as never;
    else
      parent.children = (parent.children as RootContent[]).flatMap((child): RootContent[] =>
        child.type === 'html' ? convertBlock(child, say) : [child],
      ) as never;
    const inLine = isLine || holdsWords(parent);
    for (const child of parent.children as Nodes[]) if ('children' in child) convertIn(child, inLine);
  }
}

function holdsWords({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type);
}

function convertBlock(node: Html, say: Say): RootContent[] {
  const line = lineOf(node);
  const html = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => {
    say('dropped', line, `the comment ${quote(comment)}`);
    return '';
  });
  if (html.trim() === '') return [];
  const nodes = htmlToMarkdown(html, (name) => say('dropped', line, `<${name}> with all that it holds`));
  const position = node.position;
  say('changed', line, `raw HTML is Markdown now: ${quote(html)}`);
  return nodes.map((part) => ({ ...part, position }));
}

/** Finds the tags that belong together within a line and makes one part of them. A tag without its counterpart is dropped. */
function joinTags(children: PhrasingContent[], say: Say): PhrasingContent[] {
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
        say('dropped', lineOf(child), `the tag ${quote(child.value)}, which closes nothing`);
        continue;
      }
      const { node, element, at } = open[index] as (typeof open)[number];
      for (const left of open.splice(index).slice(1))
        say('dropped', lineOf(left.node), `the tag ${quote(left.node.value)}, which is not closed`);
      done.push(...convertPair(node, element, done.splice(at), say));
      continue;
    }
    const element = /^<[a-z]/i.test(child.value) ? elementOf(child.value) : undefined;
    if (!element) say('dropped', lineOf(child), `the comment ${quote(child.value)}`);
    else if (element.tagName === 'br')
      done.push({ type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [], position: child.position });
    else if (element.tagName === 'img') done.push(...imageOf(child, element));
    else open.push({ node: child, element, at: done.length });
  }
  for (const { node } of open) say('dropped', lineOf(node), `the tag ${quote(node.value)}, which is not closed`);
  return done;
}

function convertPair(node: Html, element: Element, children: PhrasingContent[], say: Say): PhrasingContent[] {
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
  say('dropped', lineOf(node), `the tag ${quote(node.value)}; what it holds stays`);
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
