import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { pairKey } from '@/lib/content/frameworks/pairs';
import type { FrameworkPair } from '@/lib/content/model/framework-pair';
import { ComparisonLinks } from './comparison-links';
import { FrameworkTable } from './framework-table';
import { StrengthsChart } from './strengths-chart';
import { ThenNowTable } from './then-now-table';

/** `/compare/<a>-vs-<b>`: two frameworks, differences first. */
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

/** Says where two are no alternatives: one is a part of the other, or they do different work. */
function Relation({ locale, pair }: { locale: Locale; pair: FrameworkPair['pair'] }) {
  const words = dictionary(locale).compare;
  const [a, b] = pair;
  const [part, whole] = a.partOf.includes(b.key) ? [a, b] : [b, a];
  if (part.partOf.includes(whole.key)) return <p className="mt-3">{fill(words.partOf, { part: part.name, whole: whole.name })}</p>;
  return a.role === b.role ? null : <p className="mt-3">{fill(words.otherWork, { a: a.name, b: b.name })}</p>;
}
