import { SectionHead } from '@/components/ui/section-head';
import { StackedTable } from '@/components/ui/stacked-table';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { Ranked } from '@/lib/content/frameworks/guide';
import { FactCell } from './fact-cell';

/** The guide's answer: frameworks in order, each with all points and the facts that they come from. */
export function Ranking({ locale, ranking }: { locale: Locale; ranking: Ranked[] }) {
  const words = dictionary(locale).guide;
  return (
    <section aria-labelledby="page.result">
      <SectionHead id="page.result" title={words.result}>
        <p>{words.resultText}</p>
      </SectionHead>
      <ol className="space-y-8">
        {ranking.map(({ framework, place, score, points }) => (
          <li key={framework.key} value={place} className="border-t border-rule pt-5">
            <h3 className="flex flex-wrap items-baseline gap-x-4 font-serif text-2xl font-bold">
              <span>
                {place}. <a href={localePath(locale, `/frameworks/${framework.key}`)}>{framework.name}</a>
              </span>
              <span className="text-lg font-normal text-muted">{fill(words.score, { n: score })}</span>
            </h3>
            <svg role="img" aria-label={fill(words.score, { n: score })} width="100%" height="10" className="chart my-2 max-w-text">
              <rect width="100%" height="10" rx="5" className="chart-track" />
              <rect width={`${score}%`} height="10" rx="5" className="chart-bar" />
            </svg>
            <details open={place === 1}>
              <summary className="cursor-pointer py-1 text-accent">
                {words.why} <span className="sr-only">({framework.name})</span>
              </summary>
              <PointsTable locale={locale} name={framework.name} points={points} />
            </details>
          </li>
        ))}
      </ol>
      <p className="mt-6 max-w-text text-muted">
        {words.method} {words.tie}
      </p>
    </section>
  );
}

function PointsTable({ locale, name, points }: { locale: Locale; name: string; points: Ranked['points'] }) {
  const words = dictionary(locale).guide;
  return (
    <StackedTable
      caption={`${name}: ${words.why}`}
      columns={[words.question, words.weight, words.points, words.fact]}
      rows={points.map(({ question, weight, cells, points, most }) => ({
        key: question.key,
        header: question.label[locale],
        cells: [
          words.levels[weight],
          <span key="points" className="whitespace-nowrap">{`${points.toFixed(1)} / ${most.toFixed(1)}`}</span>,
          cells.map((cell) => (
            <div key={cell.facet.key} className="mb-2">
              <strong className="font-semibold">{cell.facet.label[locale]}</strong>
              <br />
              <FactCell locale={locale} cell={cell} />
            </div>
          )),
        ],
      }))}
    />
  );
}
