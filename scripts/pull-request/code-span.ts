import { showControls } from '../../lib/content/check/diagnostic';

/**
 * A stranger's words as a code span of Markdown (CommonMark 0.31, 6.1): on one line, and none of them can become a mention, a
 * link, a picture, HTML or a reference, which GitHub looks for everywhere but in code. Not for tables, where `|` counts more.
 */
export function codeSpan(text: string): string {
  const words = showControls(text.replace(/\s+/g, ' ').trim()) || '…';
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return `${fence}${space}${words}${space}${fence}`;
}
