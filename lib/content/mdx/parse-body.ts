import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type PluggableList, unified } from 'unified';

/** The syntax of bodies besides MDX: GitHub-flavoured Markdown, and `**` next to Chinese punctuation, unlike in CommonMark. */
export const bodySyntax: PluggableList = [remarkGfm, remarkCjkFriendly];

const parser = unified().use(remarkParse).use(remarkMdx).use(bodySyntax);

/** Parses a body as the page does, before any plugin changes it. Throws a VFileMessage if it is not valid MDX. */
export function parseBody(text: string): Root {
  return parser.parse(text);
}
