import { visit } from 'unist-util-visit';
import type { ParsedBody, Report } from './body-problem';
import { findInvisible } from './find-invisible';

interface Rule {
  pattern: RegExp;
  reason(match: RegExpExecArray): string | undefined;
  fix(match: RegExpExecArray): string;
}

const ifCode = 'If it is code, put it in backticks.';

/** Markdown syntax that is still in the text after parsing, so that it did not work. */
const leftovers: Rule[] = [
  {
    pattern: /\[\^([^[\]]+)\]/g,
    reason: ([mark]) => `there is no footnote ${mark}`,
    fix: ([mark]) =>
      `Define it on its own line: ${mark}: Text of the note. The name cannot contain spaces, and the colon is ":", not "：".`,
  },
  {
    pattern: /\^\[[^[\]]+\]/g,
    reason: () => 'the text of a footnote cannot be inside the paragraph',
    fix: () => `Write [^1] here, and "[^1]: Text of the note." on its own line at the end. ${ifCode}`,
  },
  {
    // Text such as a[1][2] or [1][2] may be intended.
    pattern: /(?<![\w)\]])!?\[(?!\^)([^[\]]*)\]\[(?!\^)([^[\]]+)\]/g,
    reason: ([, words = '', name]) => (/^\d+$/.test(words) ? undefined : `this is not a link, because [${name}] is not defined`),
    fix: ([, , name]) => `Write "[${name}]: https://example.org" on its own line, or use the address itself: [text](address). ${ifCode}`,
  },
  {
    pattern: /\]\(/g,
    reason: () => 'this looks like a link or an image, but is not one',
    fix: () => `Write [text](address), with both brackets closed and %20 for each space in the address. ${ifCode}`,
  },
];

/** Reports invisible characters, and Markdown syntax that did not work. */
export function findTextProblems({ tree, source }: ParsedBody, report: Report): void {
  source.split('\n').forEach((line, index) => {
    const bad = findInvisible(line.replaceAll('\t', ' '));
    const fix = 'Delete it; retype the words around it if you cannot see it.';
    if (bad) report({ line: index + 1, column: bad.index + 1 }, `this line contains the invisible character ${bad.name}`, fix);
  });
  textOnly({ tree, source })
    .split('\n')
    .forEach((line, index) => {
      for (const { pattern, reason, fix } of leftovers)
        for (const match of line.matchAll(pattern)) {
          const problem = reason(match);
          if (problem) report({ line: index + 1, column: match.index + 1 }, problem, fix(match));
        }
    });
}

/** Returns the body with everything but text replaced by spaces: code, addresses, tags and escaped characters. */
function textOnly({ tree, source }: ParsedBody): string {
  let text = '';
  visit(tree, 'text', ({ position }) => {
    const { start, end } = position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    text += blank(source.slice(text.length, start.offset)) + source.slice(start.offset, end.offset).replace(/\\[!-/:-@[-`{-~]/g, blank);
  });
  return text;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
