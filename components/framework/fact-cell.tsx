import { formatDate, isoDay } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Cell, sourceName, wordsOf } from '@/lib/content/frameworks/facts';
import { reportUrl } from '@/lib/content/frameworks/report-url';
import { Mark, marksOf } from './table-legend';

/** What a cell of a comparison says, and one keystroke away where that is said and when we looked. */
export function FactCell({ locale, cell }: { locale: Locale; cell: Cell }) {
  const words = dictionary(locale).frameworks;
  const { fact, framework, facet, isUnknown } = cell;
  const marks = marksOf(cell).map((mark) => <Mark key={mark} mark={mark} words={words} />);
  const which = <span className="sr-only">{fill(words.sourceOf, { framework: framework.name, facet: facet.label[locale] })}</span>;
  if (!fact)
    return (
      <>
        <span className="text-muted">
          {isUnknown ? words.unknown : words.notStated}
          {marks}
        </span>
        <details className="fact-source">
          <summary>
            {words.noSource} {which}
          </summary>
          <p>{isUnknown ? words.marks.unknown : words.marks.notStated}</p>
          <p>
            <a href={reportUrl(locale, cell)}>{words.reportMissing}</a>
          </p>
        </details>
      </>
    );
  return (
    <>
      {wordsOf(locale, fact)}
      {marks}
      <details className="fact-source">
        <summary>
          {words.source} {which}
        </summary>
        <p>
          <a href={fact.source}>{sourceName(fact.source)}</a>, {words.checked}{' '}
          <time dateTime={isoDay(fact.checked)}>{formatDate(locale, fact.checked)}</time>
        </p>
        {fact.version && <p>{fill(words.version, { version: fact.version })}</p>}
        {fact.note && <p>{fact.note[locale]}</p>}
        {fact.before && (
          <p>
            <a href={localePath(locale, `/posts/${fact.before.post}`)}>{fill(words.before, { value: fact.before.value[locale] })}</a>
          </p>
        )}
        <p>
          <a href={reportUrl(locale, cell)}>{words.report}</a>
        </p>
      </details>
    </>
  );
}
