import type { Transformer } from 'unified';
import { parseBody } from './parse-body';
import { findBodyProblems } from './problems';

/**
 * Refuses to render a body that the content check would report: next-mdx-remote would remove some of what is not allowed
 * without a word, and keep the rest. The text is parsed once more, since MDX has already moved tags in the tree that it
 * gives: this way both look at the same.
 */
export function remarkRefuseProblems(file: string): Transformer {
  return (_, { value }) => {
    const source = String(value);
    const [problem] = findBodyProblems({ tree: parseBody(source), source });
    if (problem) throw new Error(`${file}:${problem.line}:${problem.column}  ${problem.reason}. ${problem.fix}`);
  };
}
