import type { Root } from 'mdast';
import type { Handle } from 'mdast-util-to-markdown';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';

const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkCjkFriendly);

/** Reads Markdown with raw HTML in it, as older posts are written. */
export function readMarkdown(text: string): Root {
  return reader.parse(text);
}

const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*', listItemIndent: 'one' })
  .use(remarkMdx)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(forOurReader);

/** Writes a body as MDX: what MDX would take for code is escaped. */
export function writeMdx(tree: Root): string {
  return writer.stringify(tree);
}

/** MDX takes lines that start so for JavaScript, and its writer does not know. */
const unsafe = [
  { atBreak: true, character: 'i', after: 'mport\\b' },
  { atBreak: true, character: 'e', after: 'xport\\b' },
];

function forOurReader(this: Processor): void {
  const data = this.data();
  const extensions = data.toMarkdownExtensions ?? [];
  // The plugin for Chinese writes paragraphs itself, and so hides the one that writes the boxes of tasks.
  const write = extensions.map(({ handlers }) => handlers?.paragraph).findLast(Boolean);
  const paragraph: Handle = (node, parent, state, info) => {
    const isTask = parent?.type === 'listItem' && typeof parent.checked === 'boolean' && parent.children[0] === node;
    const box = isTask ? `[${parent.checked ? 'x' : ' '}] ` : '';
    return box + write?.(node, parent, state, info);
  };
  data.toMarkdownExtensions = [...extensions, write ? { unsafe, handlers: { paragraph } } : { unsafe }];
}
