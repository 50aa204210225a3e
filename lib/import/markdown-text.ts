import type { Root } from 'mdast';
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
  .use(withoutModules);

/** Writes a body as MDX: what MDX would take for code is escaped. */
export function writeMdx(tree: Root): string {
  return writer.stringify(tree);
}

/** MDX takes lines that start so for JavaScript, and its writer does not know. */
function withoutModules(this: Processor): void {
  const data = this.data();
  const extension = {
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport\\b' },
      { atBreak: true, character: 'e', after: 'xport\\b' },
    ],
  };
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), extension];
}
