import { GuidePage } from '@/components/framework/guide-page';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/base/env/env';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { readAnswers } from '@/lib/content/frameworks/guide';
import { listQuestions } from '@/lib/content/model/frameworks';
import { htmlResponse } from '@/server/http/html-response';

/** The ranking for the answers in the query, rendered for the request. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/guide/answer'>) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).guide;
  const { answers, ignored } = readAnswers(new URL(request.url).searchParams, listQuestions());
  return htmlResponse(
    <HtmlDocument
      facts={{ locale, path: '/guide', title, description, languages: [...locales], card: { kind: 'pages', key: 'guide' } }}
      siteUrl={env.siteUrl}
      isPreview={env.preview}
    >
      <GuidePage locale={locale} answers={answers} ignored={ignored} now={env.now} />
    </HtmlDocument>,
  );
}
