import { type Dictionary, fill } from '@/lib/base/i18n/i18n';
import { staleAfterDays } from '@/lib/content/frameworks/fact-age';
import type { Cell } from '@/lib/content/frameworks/facts';

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
    <span className="fact-mark" data-mark={mark}>
      <span aria-hidden="true"> {signs[mark]}</span>
      {(mark === 'stale' || mark === 'changed') && <span className="sr-only"> ({meaningOf(mark, words)})</span>}
    </span>
  );
}

/**
 * What the marks mean that stand in these cells. That of stale facts is there in any case, unseen: a fact may become stale while the
 * page stays as it was made, and `stale-facts.browser.ts` then shows it.
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
