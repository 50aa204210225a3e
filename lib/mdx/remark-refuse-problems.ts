import type { Root } from 'mdast';
import { findBodyProblems } from './problems';

/**
 * Refuses to render a body that the content check would report: next-mdx-remote would remove some of what is not allowed
 * without a word, and keep the rest.
 */
export function remarkRefuseProblems(file: string) {
  return (tree: Root) => {
    const [problem] = findBodyProblems(tree);
    if (problem) throw new Error(`${file}:${problem.line}:${problem.column}  ${problem.reason}. ${problem.fix}`);
  };
}
