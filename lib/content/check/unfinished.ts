import type { Place } from '../mdx/body-problem';
import type { FileDiagnostic } from './diagnostic';

/** A mark of unfinished text, and its place. */
export interface Unfinished extends Place {
  mark: string;
}

/** TK is the journalists' mark for "to come"; no English word contains these letters. */
const marks = /(?<![\p{L}\p{N}_-])(?:TK|TODO|FIXME)(?![\p{L}\p{N}_-])|待补/gu;

/** Finds marks of unfinished text in a text that starts at the given place. */
export function findUnfinished(text: string, { line, column }: Place): Unfinished[] {
  return Array.from(text.matchAll(marks), (match) => {
    const before = text.slice(0, match.index).split('\n');
    const last = before.at(-1)?.length ?? 0;
    return { mark: match[0], line: line + before.length - 1, column: before.length > 1 ? last + 1 : column + last };
  });
}

/** Returns a note for a draft, an error for any other post. */
export function explainUnfinished({ mark, line, column }: Unfinished, isDraft: boolean): FileDiagnostic {
  return {
    line,
    column,
    severity: isDraft ? 'note' : 'error',
    reason: `"${mark}" marks text that is not finished`,
    fix: isDraft
      ? 'Finish it before you publish.'
      : 'Finish it. If readers should see this word, put it in backticks; for a note to yourself, write {/* a comment */}.',
  };
}
