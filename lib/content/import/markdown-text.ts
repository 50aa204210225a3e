import type { Root } from 'mdast';
import type { Handle } from 'mdast-util-to-markdown';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';

const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkCjkFriendly);

/** Parses Markdown with raw HTML, the format of older posts. */
export function readMarkdown(text: string): Root {
  return reader.parse(text);
}

const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*', listItemIndent: 'one' })
  .use(remarkMdx)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(escapeForMdx);

/** Serializes a body as MDX, with characters escaped that MDX would read as code. */
export function writeMdx(tree: Root): string {
  return writer.stringify(tree);
}

/** MDX reads lines that start with these words as JavaScript, which remark-mdx does not escape. */
const unsafe = [
  { atBreak: true, character: 'i', after: 'mport\\b' },
  { atBreak: true, character: 'e', after: 'xport\\b' },
];

function escapeForMdx(this: Processor): void {
  const data = this.data();
  const extensions = data.toMarkdownExtensions ?? [];
  // remark-cjk-friendly's paragraph handler replaces the one that writes task list items.
  const write = extensions.map(({ handlers }) => handlers?.paragraph).findLast(Boolean);
  const paragraph: Handle = (node, parent, state, info) => {
    const isTask = parent?.type === 'listItem' && typeof parent.checked === 'boolean' && parent.children[0] === node;
    const box = isTask ? `[${parent.checked ? 'x' : ' '}] ` : '';
    return box + write?.(node, parent, state, info);
  };
  data.toMarkdownExtensions = [...extensions, write ? { unsafe, handlers: { paragraph } } : { unsafe }];
}
