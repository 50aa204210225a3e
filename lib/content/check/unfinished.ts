import type { Place } from '../mdx/body-problem';
import type { FileDiagnostic } from './diagnostic';

/** A mark that says that a text is not finished, and where it stands. */
export interface Unfinished extends Place {
  mark: string;
}

/** TK is what printers write for "to come"; no English word has these letters. */
const marks = /(?<![\p{L}\p{N}_-])(?:TK|TODO|FIXME)(?![\p{L}\p{N}_-])|待补/gu;

/** The marks in a text that starts at a place. */
export function findUnfinished(text: string, { line, column }: Place): Unfinished[] {
  return Array.from(text.matchAll(marks), (match) => {
    const before = text.slice(0, match.index).split('\n');
    const last = before.at(-1)?.length ?? 0;
    return { mark: match[0], line: line + before.length - 1, column: before.length > 1 ? last + 1 : column + last };
  });
}

/** What to say of a mark: in a draft it is only a reminder. */
export function explainUnfinished({ mark, line, column }: Unfinished, isDraft: boolean): FileDiagnostic {
  return {
    line,
    column,
    severity: isDraft ? 'note' : 'error',
    reason: `"${mark}" says that something is missing here`,
    fix: isDraft
      ? 'Write it before you publish.'
      : 'Write what is missing, or put the word in backticks if readers should see it; {/* a comment */} is for you alone.',
  };
}
