import { GuidePage } from '@/components/framework/guide-page';
import { env } from '@/lib/base/env/env';
import { toLocale } from '@/lib/base/i18n/i18n';
import { readAnswers } from '@/lib/content/frameworks/guide';
import { listQuestions } from '@/lib/content/model/frameworks';
import { pageResponse } from '@/server/content/page-response';
import { sectionFacts } from '@/server/content/section-facts';

/** The ranking for the answers in the query, rendered for the request. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/guide/answer'>) {
  const locale = toLocale((await params).locale);
  const { answers, ignored } = readAnswers(new URL(request.url).searchParams, listQuestions());
  const page = <GuidePage locale={locale} answers={answers} ignored={ignored} now={env.now} />;
  return pageResponse(sectionFacts(locale, 'guide'), page);
}
