import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { findBodyProblems } from './problems';

/**
 * Refuses to render a body that the content check would report: next-mdx-remote would remove some of what is not allowed
 * without a word, and keep the rest.
 */
export function remarkRefuseProblems() {
  return (tree: Root, file: VFile) => {
    const [problem] = findBodyProblems(tree);
    if (problem) file.fail(`${problem.reason}. ${problem.fix}`, { line: problem.line, column: problem.column });
  };
}
