import type { VFileMessage } from 'vfile-message';
import type { Place } from '../mdx/body-problem';
import { htmlTags, mdxTags } from '../mdx/mdx-tags';

/** Translates an error of the MDX parser into words for editors. */
export function explainMdx(reason: string): [reason: string, fix: string] {
  if (reason.includes('to create a link in MDX')) return ['an address between < and > is not a link here', 'Write [words](address).'];
  const unexpected = /^Unexpected (?:character `(.+?)`|.*?)(?: \(U\+[0-9A-F]+\))?.* before name/.exec(reason);
  if (unexpected && reason.includes('`!`')) return ['HTML comments (<!-- … -->) are not allowed here', 'Write {/* … */} instead.'];
  if (unexpected)
    return [
      `"<${unexpected[1] ?? ''}" looks like the start of a tag`,
      'Write \\< where readers should see a less-than sign, or put code in backticks.',
    ];
  if (reason.includes('expected an open tag first'))
    return ['this closing tag has no opening tag before it', 'Delete it, or write the opening tag before it.'];
  if (reason.includes('before attribute value'))
    return ['a value in a tag is not in quotes', 'Put it in double quotes: <Callout kind="note">.'];
  if (reason.includes('closing quote'))
    return ['a value in a tag has an opening quote but no closing quote', 'Write double quotes on both sides: <Callout kind="note">.'];
  if (
    /end of file (?:in name|before attribute|after attribute|in attribute name|after self-closing|in member|in closing|after name)/.test(
      reason,
    )
  )
    return [
      'a "<" starts a tag that has no ">"',
      'Close the tag with >, or write \\< where readers should see a less-than sign, or put code in backticks.',
    ];
  if (/import\/exports?/.test(reason))
    return [
      'a paragraph starts with "import" or "export", which MDX reads as JavaScript',
      'Put code between two lines of three backticks. If this is a sentence, start it with another word.',
    ];
  const closing = /closing tag `(.+?)`|Expected a closing tag for `(.+?)`/.exec(reason);
  const name = /^<\/?([^\s<>/]+)/.exec(closing?.[2] ?? closing?.[1] ?? '')?.[1] ?? '';
  if (closing && !Object.hasOwn(mdxTags, name) && !Object.hasOwn(htmlTags, name))
    return [
      `"<${name}>" is read as a tag that is not closed`,
      'Write \\< where readers should see a less-than sign, or put code in backticks.',
    ];
  if (closing)
    return [
      `the tag ${closing[2] ?? closing[1]} is not closed, or is closed in a different place than it was opened`,
      'Close every tag in the same paragraph or list item where it opens: <Callout …> … </Callout>, <br />.',
    ];
  if (/acorn|expression|closing brace|in an attribute/i.test(reason))
    return ['a "{" starts JavaScript, which posts cannot contain', 'Write \\{ where readers should see a brace, or put code in backticks.'];
  return [
    `this is not valid MDX: ${reason.split('\n')[0]?.replace(/\.$/, '')}`,
    'Write \\< or \\{ where readers should see these characters.',
  ];
}

/** Returns the place that causes an error of the parser, which often reports an unclosed mark at the end of the text. */
export function placeOfMdxError({ reason, line = 1, column = 1 }: VFileMessage, text: string): Place {
  // This message contains the place of the unclosed tag.
  const [, tagLine, tagColumn] = /^Expected a closing tag for `[^`]*` \((\d+):(\d+)/.exec(reason) ?? [];
  if (tagLine && tagColumn) return { line: Number(tagLine), column: Number(tagColumn) };
  const lines = text.split('\n');
  const offset = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  const opening = openingBefore(reason, text.slice(0, offset));
  if (opening === undefined) return { line, column };
  const before = text.slice(0, opening).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Returns the offset of the mark that causes an error, in the text before the error. */
function openingBefore(reason: string, text: string): number | undefined {
  if (/import\/exports?/.test(reason)) return [...text.matchAll(/^(?:import|export)\b/gm)].at(-1)?.index;
  if (/closing quote/.test(reason)) return [...text.matchAll(/(?<!\\)<(?!\/)/g)].at(-1)?.index;
  const isTag = /end of file|before name|create a link|expected an open tag/.test(reason);
  if (isTag && !/closing brace|expression/.test(reason)) return [...text.matchAll(/(?<!\\)</g)].at(-1)?.index;
  return /closing brace|expression with acorn/.test(reason) ? openBrace(text) : undefined;
}

/** Returns the offset of the last unclosed brace. */
function openBrace(text: string): number | undefined {
  let closed = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    if (text[index - 1] === '\\') continue;
    if (text[index] === '}') closed++;
    if (text[index] === '{' && closed-- === 0) return index;
  }
  return undefined;
}
