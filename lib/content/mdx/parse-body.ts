import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type PluggableList, unified } from 'unified';

/** What bodies may use beside MDX: GitHub's Markdown, and `**` beside Chinese punctuation, which CommonMark does not see. */
export const bodySyntax: PluggableList = [remarkGfm, remarkCjkFriendly];

const parser = unified().use(remarkParse).use(remarkMdx).use(bodySyntax);

/** Parses a body as the page does, before anything is changed in it. Throws a VFileMessage where it is not valid MDX. */
export function parseBody(text: string): Root {
  return parser.parse(text);
}
