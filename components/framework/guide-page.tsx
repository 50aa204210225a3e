import { Frame } from '@/components/site/frame';
import { IgnoredNotice } from '@/components/site/ignored-notice';
import { PageHead } from '@/components/ui/page-head';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { type Answers, answersQuery, rankFrameworks } from '@/lib/content/frameworks/guide';
import { listFacets, listMainFrameworks, listQuestions } from '@/lib/content/model/frameworks';
import { GuideForm } from './guide-form';
import { Ranking } from './ranking';

interface GuidePageProps {
  locale: Locale;
  /** What the reader has said; undefined before that. */
  answers?: Answers;
  ignored?: IgnoredParameter[];
  /** The moment for which facts are shown, in milliseconds since 1970. */
  now: number;
}

/** `/guide`: its questions, and at `/guide/answer` the ranking above them. */
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
