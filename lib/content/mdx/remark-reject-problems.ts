import type { Transformer } from 'unified';
import { isResultCached } from '../../base/files/build-cache';
import { findBodyProblems } from './body-problems';
import { parseBody } from './parse-body';

/**
 * Refuses to render a body that the content check would report: next-mdx-remote would remove some of what is not allowed
 * without a word, and keep the rest. The text is parsed once more, since MDX has already moved tags in the tree that it
 * gives: this way both look at the same. A body that the check has found in order is not parsed again.
 */
export function remarkRejectProblems(file: string, title: string): Transformer {
  return (_, { value }) => {
    const source = String(value);
    if (isResultCached('checked-bodies', [source, title])) return;
    const [problem] = findBodyProblems({ tree: parseBody(source), source });
    if (problem) throw new Error(`${file}:${problem.line}:${problem.column}  ${problem.reason}. ${problem.fix}`);
  };
}
