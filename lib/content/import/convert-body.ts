import { Script } from 'node:vm';
import { visit } from 'unist-util-visit';
import { checkBody, tooDeepAt } from '../check/body';
import { parseBody } from '../mdx/parse-body';
import { cleanSource } from './clean-source';
import { convertBlocks } from './convert-blocks';
import { convertHtml } from './convert-html';
import { convertLinks, type LinkTargets } from './convert-links';
import { Rejection, type Say } from './import-note';
import { readMarkdown, writeMdx } from './markdown-text';
import { plainWords } from './plain-words';

interface OlderBody {
  body: string;
  bodyLine: number;
  title: string;
}

/**
 * A body in Python-Markdown as MDX that posts may have, with the same words. Throws a `Rejection` where that cannot be done: what
 * comes out is read again and compared.
 */
export function convertBody(older: OlderBody, targets: LinkTargets, say: Say): string {
  if (tooDeepAt(older.body)) throw new Rejection('its quotes or lists are nested too deep: flatten them', older.bodyLine);
  try {
    // `vm` is what can interrupt code that never yields. No text is run by it.
    return new Script('convert()').runInNewContext({ convert: () => convert(older, targets, say) }, { timeout: maxMilliseconds });
  } catch (cause) {
    if (cause instanceof RangeError) throw new Rejection('its tags or marks are nested too deep to read', older.bodyLine);
    if (cause instanceof Rejection || cause instanceof Error) throw cause;
    throw new Rejection('its text takes too long to read: look for one mark repeated thousands of times', older.bodyLine);
  }
}

/** Some texts, made so by intent or accident, would keep a parser busy for hours. */
const maxMilliseconds = 3000;

function convert({ body, bodyLine, title }: OlderBody, targets: LinkTargets, say: Say): string {
  // Blank lines in place of the header: lines are those of the file.
  const tree = readMarkdown('\n'.repeat(bodyLine - 1) + cleanSource(body, (kind, line, text) => say(kind, line + bodyLine - 1, text)));
  convertHtml(tree, say);
  convertBlocks(tree, title, say);
  convertLinks(tree, targets, say);
  visit(tree, 'paragraph', (node, index, parent) => {
    if (node.children.length || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  const words = plainWords(tree);
  if (words === '') throw new Rejection('there is no text below its header', bodyLine);
  const mdx = writeMdx(tree);
  const { fileDiagnostics, unfinished } = checkBody(mdx, title);
  const problem = fileDiagnostics.find(({ severity }) => severity === 'error');
  if (problem)
    throw new Rejection(
      `its text cannot be brought over as it is: ${problem.reason}. ${problem.fix} (near “${lineOf(mdx, problem.line)}”)`,
      bodyLine,
    );
  const [mark] = unfinished;
  if (mark) throw new Rejection(`its text is not finished: near “${lineOf(mdx, mark.line)}”`, bodyLine);
  for (const { severity, reason, fix, line } of fileDiagnostics)
    if (severity === 'warning') say('needs a person', bodyLine, `${reason}. ${fix} (near “${lineOf(mdx, line)}”)`);
  const after = plainWords(parseBody(mdx));
  if (after !== words) throw new Rejection(`its text would not stay the same: ${difference(words, after)}`, bodyLine);
  return mdx;
}

function lineOf(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim().slice(0, 60);
}

/** The first place where two texts differ. */
function difference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  const around = (text: string) => `“${text.slice(Math.max(0, at - 20), at + 20)}”`;
  return `${around(before)} would be ${around(after)}`;
}
