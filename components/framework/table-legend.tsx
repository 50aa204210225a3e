import { type Dictionary, fill } from '@/lib/base/i18n/i18n';
import { staleAfterDays } from '@/lib/content/frameworks/fact-age';
import type { Cell } from '@/lib/content/frameworks/facts';

type Words = Dictionary['frameworks'];
type MarkName = Exclude<keyof Words['marks'], 'label'>;

const symbols: Record<MarkName, string> = { stale: '⚠', changed: '↻', unknown: '?', notStated: '–' };

/** Returns the marks of a cell. */
export function marksOf({ fact, isUnknown, isStale }: Cell): MarkName[] {
  const marks: Record<MarkName, boolean> = {
    stale: isStale,
    changed: fact?.before !== undefined,
    unknown: isUnknown,
    notStated: !fact && !isUnknown,
  };
  return (Object.keys(marks) as MarkName[]).filter((mark) => marks[mark]);
}

/** A symbol in a cell that the legend explains; screen readers read the explanation where the cell's text lacks it. */
export function Mark({ mark, words }: { mark: MarkName; words: Words }) {
  return (
    <span className="fact-mark" data-mark={mark}>
      <span aria-hidden="true"> {symbols[mark]}</span>
      {(mark === 'stale' || mark === 'changed') && <span className="sr-only"> ({explain(mark, words)})</span>}
    </span>
  );
}

/**
 * The meaning of the marks in these cells. The mark of stale facts is always included, hidden: facts become stale after the build, and
 * `stale-facts.browser.ts` then shows it.
 */
export function TableLegend({ words, cells }: { words: Words; cells: Cell[] }) {
  const used = new Set(cells.flatMap(marksOf));
  return (
    <dl
      aria-label={words.marks.label}
      className="mb-8 mt-3 flex flex-wrap gap-x-6 gap-y-1 font-sans text-sm text-muted"
      hidden={used.size === 0}
    >
      {[...new Set<MarkName>([...used, 'stale'])].map((mark) => (
        <div key={mark} className="flex gap-2" data-mark={mark} hidden={!used.has(mark)}>
          <dt className="fact-mark">{symbols[mark]}</dt>
          <dd>{explain(mark, words)}</dd>
        </div>
      ))}
    </dl>
  );
}

function explain(mark: MarkName, words: Words): string {
  return fill(words.marks[mark], { n: staleAfterDays });
}
