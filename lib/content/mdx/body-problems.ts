import { slug } from 'github-slugger';
import type { Transformer } from 'unified';
import { isResultCached } from '../../base/files/build-cache';
import { type BodyProblem, type ParsedBody, type Report, startOf } from './body-problem';
import { findFootnoteProblems } from './footnote-problems';
import { headingsOf } from './headings';
import { findLinkProblems } from './link-problems';
import { findNestingProblems } from './nesting-problems';
import { parseBody } from './parse-body';
import { findTableProblems } from './table-problems';
import { findTagProblems } from './tag-problems';
import { findTextProblems } from './text-problems';

/**
 * Returns what a body must not contain, in the order of the text: code, unsafe addresses, invalid HTML nesting, and Markdown that
 * does not become what the editor meant. The content check reports all problems; `remarkRejectProblems` throws the first.
 */
export function findBodyProblems(body: ParsedBody): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = ({ line, column }, reason, fix) => problems.push({ line, column, reason, fix });
  findTagProblems(body, report);
  findNestingProblems(body, report);
  findLinkProblems(body, report);
  findHeadingProblems(body, report);
  findFootnoteProblems(body, report);
  findTableProblems(body, report);
  findTextProblems(body, report);
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** Reports headings without letters and digits, of which no id can be made. Level 1 is the title, which other checks cover. */
function findHeadingProblems({ tree }: ParsedBody, report: Report): void {
  for (const { heading, text } of headingsOf(tree))
    if (heading.depth > 1 && !/[\p{L}\p{N}]/u.test(slug(text)))
      report(startOf(heading), 'this heading has no text', 'Write what the section is about, or delete the "#" signs.');
}

/**
 * Throws the first problem of a body with its file, line and column. next-mdx-remote would remove some of them silently and keep
 * the rest. Parses the source again, because MDX has already moved tags in its tree; skipped if the content check passed it.
 */
export function remarkRejectProblems(file: string, title: string): Transformer {
  return (_, { value }) => {
    const source = String(value);
    if (isResultCached('checked-bodies', [source, title])) return;
    const [problem] = findBodyProblems({ tree: parseBody(source), source });
    if (problem) throw new Error(`${file}:${problem.line}:${problem.column}  ${problem.reason}. ${problem.fix}`);
  };
}
