import { type Cell, staleAfterDays } from '@/lib/frameworks/facts';
import { type Dictionary, fill } from '@/lib/i18n';

type Words = Dictionary['frameworks'];
type MarkName = Exclude<keyof Words['marks'], 'label'>;

const signs: Record<MarkName, string> = { stale: '⚠', changed: '↻', unknown: '?', notStated: '–' };

/** The marks that a cell bears. */
export function marksOf({ fact, isUnknown, isStale }: Cell): MarkName[] {
  const marks: Record<MarkName, boolean> = {
    stale: isStale,
    changed: fact?.before !== undefined,
    unknown: isUnknown,
    notStated: !fact && !isUnknown,
  };
  return (Object.keys(marks) as MarkName[]).filter((mark) => marks[mark]);
}

/** A sign in a cell, whose meaning the legend tells; listeners hear the meaning itself. */
export function Mark({ mark, words }: { mark: MarkName; words: Words }) {
  return (
    <span className="fact-mark">
      <span aria-hidden="true"> {signs[mark]}</span>
      {(mark === 'stale' || mark === 'changed') && <span className="sr-only"> ({meaningOf(mark, words)})</span>}
    </span>
  );
}

/** What the marks mean that stand in these cells; nothing where there are none. */
export function TableLegend({ words, cells }: { words: Words; cells: Cell[] }) {
  const used = new Set(cells.flatMap(marksOf));
  if (used.size === 0) return null;
  return (
    <dl aria-label={words.marks.label} className="mb-8 mt-3 flex flex-wrap gap-x-6 gap-y-1 font-sans text-sm text-muted">
      {[...used].map((mark) => (
        <div key={mark} className="flex gap-2">
          <dt className="fact-mark">{signs[mark]}</dt>
          <dd>{meaningOf(mark, words)}</dd>
        </div>
      ))}
    </dl>
  );
}

function meaningOf(mark: MarkName, words: Words): string {
  return fill(words.marks[mark], { n: staleAfterDays });
}
