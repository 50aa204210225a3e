import type { Transformer } from 'unified';
import { isResultKept } from '../kept-results';
import { parseBody } from './parse-body';
import { findBodyProblems } from './problems';

/**
 * Refuses to render a body that the content check would report: next-mdx-remote would remove some of what is not allowed
 * without a word, and keep the rest. The text is parsed once more, since MDX has already moved tags in the tree that it
 * gives: this way both look at the same. A body that the check has found in order is not parsed again.
 */
export function remarkRefuseProblems(file: string, title: string): Transformer {
  return (_, { value }) => {
    const source = String(value);
    if (isResultKept('checked-bodies', [source, title])) return;
    const [problem] = findBodyProblems({ tree: parseBody(source), source });
    if (problem) throw new Error(`${file}:${problem.line}:${problem.column}  ${problem.reason}. ${problem.fix}`);
  };
}
