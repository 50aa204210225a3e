import type { ReactNode } from 'react';
import { isoDay } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Cell, cellContent } from '@/lib/content/frameworks/facts';
import { reportUrl } from '@/lib/content/frameworks/report-url';
import { findPost } from '@/lib/content/model/posts';
import { Mark, marksOf } from './table-legend';

/** A cell of a comparison, with its source and the day on which it was checked in a disclosure. */
export function FactCell({ locale, cell }: { locale: Locale; cell: Cell }) {
  const words = dictionary(locale).frameworks;
  const { fact, framework, facet, isUnknown } = cell;
  const { text, source } = cellContent(locale, cell);
  const marks = marksOf(cell).map((mark) => <Mark key={mark} mark={mark} words={words} />);
  const which = <span className="sr-only">{fill(words.sourceOf, { framework: framework.name, facet: facet.label[locale] })}</span>;
  if (!fact || !source)
    return (
      <>
        <span className="text-muted">
          {text}
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
      {text}
      {marks}
      <details className="fact-source">
        <summary>
          {words.source} {which}
        </summary>
        <p>
          <a href={source.href}>{source.name}</a>, {words.checked} <time dateTime={isoDay(fact.checked)}>{source.checked}</time>
        </p>
        {fact.version && <p>{fill(words.version, { version: fact.version })}</p>}
        {fact.note && <p>{fact.note[locale]}</p>}
        {fact.before && (
          <p>
            <PostLink locale={locale} slug={fact.before.post}>
              {fill(words.before, { value: fact.before.value[locale] })}
            </PostLink>
          </p>
        )}
        <p>
          <a href={reportUrl(locale, cell)}>{words.report}</a>
        </p>
      </details>
    </>
  );
}

/** A link to a post where it has a page in this language, else its text alone. */
export function PostLink({ locale, slug, children }: { locale: Locale; slug: string; children: ReactNode }) {
  return findPost(locale, slug) ? <a href={localePath(locale, `/posts/${slug}`)}>{children}</a> : children;
}
