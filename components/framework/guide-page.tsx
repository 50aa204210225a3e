import { Frame } from '@/components/site/frame';
import { IgnoredNotice } from '@/components/site/ignored-notice';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { StackedTable } from '@/components/ui/stacked-table';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { type Answers, answersQuery, type Ranked, rankFrameworks } from '@/lib/content/frameworks/guide';
import { listFacets, listMainFrameworks, listQuestions } from '@/lib/content/model/frameworks';
import { FactCell } from './fact-cell';
import { GuideForm } from './guide-form';

interface GuidePageProps {
  locale: Locale;
  /** The reader's answers, or undefined before the form is sent. */
  answers?: Answers;
  ignored?: IgnoredParameter[];
  /** The time for which stale facts are marked, in milliseconds since 1970. */
  now: number;
}

/** `/guide`: the questions. `/guide/answer`: the ranking, then the questions with the answers given. */
export function GuidePage({ locale, answers, ignored = [], now }: GuidePageProps) {
  const words = dictionary(locale).guide;
  const questions = listQuestions();
  const ranking = rankFrameworks(answers ?? new Map(), { frameworks: listMainFrameworks(), facets: listFacets(), questions, now });
  const path = answers ? `/guide/answer${answersQuery(answers, questions)}` : '/guide';
  return (
    <Frame locale={locale} path={path} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.description}</p>
      </PageHead>
      <IgnoredNotice text={words.ignored} ignored={ignored} known={questions.map(({ key }) => key)} />
      {ranking.length > 0 && <Ranking locale={locale} ranking={ranking} />}
      {answers && ranking.length === 0 && (
        <p role="note" className="callout mb-6 max-w-text">
          {words.empty}
        </p>
      )}
      {ranking.length > 0 && <h2 className="mb-4 mt-16 font-serif text-title font-bold tracking-tight">{words.change}</h2>}
      <GuideForm locale={locale} questions={questions} answers={answers} />
    </Frame>
  );
}

/** The ranked frameworks, each with its points and the facts that they result from. */
function Ranking({ locale, ranking }: { locale: Locale; ranking: Ranked[] }) {
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
