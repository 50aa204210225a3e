import { slug } from 'github-slugger';
import { type BodyProblem, type ParsedBody, type Report, startOf } from './body-problem';
import { findFootnoteProblems } from './footnote-problems';
import { headingsOf } from './headings-of';
import { findLinkProblems } from './link-problems';
import { findNestingProblems } from './nesting-problems';
import { findTableProblems } from './table-problems';
import { findTagProblems } from './tag-problems';
import { findTextProblems } from './text-problems';

/**
 * Finds what a body must not contain: what could run code or lead to an unnamed site, what HTML does not allow, and what
 * does not become what the editor meant. In the order of the text. The content check reports all of it; the pipeline
 * refuses to render a body with any.
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

/** A heading's id is made of the letters and digits of its words. One of the first level is the title, or should not be. */
function findHeadingProblems({ tree }: ParsedBody, report: Report): void {
  for (const { heading, text } of headingsOf(tree))
    if (heading.depth > 1 && !/[\p{L}\p{N}]/u.test(slug(text)))
      report(startOf(heading), 'this heading has no words', 'Write what the section is about, or delete the marks.');
}
