import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { StackedTable } from '@/components/ui/stacked-table';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { type Cell, cellContent } from '@/lib/content/frameworks/facts';
import { pairKey } from '@/lib/content/frameworks/pairs';
import type { FrameworkPair } from '@/lib/content/model/framework-pair';
import { ComparisonLinks } from './comparison-links';
import { PostLink } from './fact-cell';
import { FrameworkTable } from './framework-table';
import { StrengthsChart } from './strengths-chart';

/** `/compare/<a>-vs-<b>`: the comparison of two frameworks, differences first. */
export function ComparePage({ locale, comparison }: { locale: Locale; comparison: FrameworkPair }) {
  const { pair, differences, same, changed, others } = comparison;
  const words = dictionary(locale).compare;
  const [a, b] = pair;
  const names = { a: a.name, b: b.name };
  const title = fill(words.title, names);
  return (
    <Frame locale={locale} path={`/compare/${pairKey(pair)}`} languages={[...locales]}>
      <PageHead label={<a href={localePath(locale, '/frameworks')}>{words.label}</a>} title={title}>
        <p>{fill(words.description, names)}</p>
        <Relation locale={locale} pair={pair} />
      </PageHead>
      <div className="space-y-16">
        <section aria-labelledby="page.differences">
          <SectionHead id="page.differences" title={words.differences} />
          <FrameworkTable locale={locale} table={differences} caption={`${title}: ${words.differences}`} />
          <p className="mt-4">
            <a
              href={localePath(locale, `/frameworks?frameworks=${a.key},${b.key}`)}
              className="py-1 text-accent underline underline-offset-4"
            >
              {dictionary(locale).frameworks.open}
            </a>
          </p>
        </section>
        <section aria-labelledby="page.strengths">
          <SectionHead id="page.strengths" title={words.strengths} />
          <StrengthsChart locale={locale} pair={pair} />
        </section>
        {changed.length > 0 && (
          <section aria-labelledby="page.changed">
            <SectionHead id="page.changed" title={words.thenNow}>
              <p>{words.thenNowText}</p>
            </SectionHead>
            <ThenNowTable locale={locale} caption={`${title}: ${words.thenNow}`} cells={changed} />
          </section>
        )}
        {same.rows.length > 0 && (
          <section aria-labelledby="page.same">
            <SectionHead id="page.same" title={words.same} />
            <FrameworkTable locale={locale} table={same} caption={`${title}: ${words.same}`} />
          </section>
        )}
        <section aria-labelledby="page.others">
          <SectionHead id="page.others" title={words.others} />
          {pair.map((framework) => (
            <ComparisonLinks key={framework.key} locale={locale} framework={framework} alternatives={others} others={[]} />
          ))}
        </section>
      </div>
    </Frame>
  );
}

/** Explains why two frameworks are not alternatives: one is part of the other, or their roles differ. */
function Relation({ locale, pair }: { locale: Locale; pair: FrameworkPair['pair'] }) {
  const words = dictionary(locale).compare;
  const [a, b] = pair;
  const [part, whole] = a.partOf.includes(b.key) ? [a, b] : [b, a];
  if (part.partOf.includes(whole.key)) return <p className="mt-3">{fill(words.partOf, { part: part.name, whole: whole.name })}</p>;
  return a.role === b.role ? null : <p className="mt-3">{fill(words.otherWork, { a: a.name, b: b.name })}</p>;
}

/** Facts that have changed since a post stated them: what the post said, and what is true now. */
function ThenNowTable({ locale, caption, cells }: { locale: Locale; caption: string; cells: Cell[] }) {
  const { compare: words, frameworks } = dictionary(locale);
  return (
    <StackedTable
      caption={caption}
      columns={[frameworks.label, words.then, words.now]}
      rows={cells.map((cell) => ({
        key: `${cell.framework.key} ${cell.facet.key}`,
        header: (
          <>
            {cell.framework.name}
            <span className="block text-[0.8125rem] font-normal text-muted">{cell.facet.label[locale]}</span>
          </>
        ),
        cells: [
          <PostLink key="then" locale={locale} slug={cell.fact?.before?.post ?? ''}>
            {cell.fact?.before?.value[locale]}
          </PostLink>,
          <span key="now">
            {cellContent(locale, cell).text} <a href={cell.fact?.source}>{frameworks.source}</a>
          </span>,
        ],
      }))}
    />
  );
}
