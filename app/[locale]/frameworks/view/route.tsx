import { FrameworksPage } from '@/components/framework/frameworks-page';
import { HtmlDocument } from '@/components/site/html-document';
import { tableChoices } from '@/lib/content/framework-tables';
import { env } from '@/lib/env';
import { readTableState } from '@/lib/frameworks/table-state';
import { htmlAnswer } from '@/lib/html-answer';
import { dictionary, locales, toLocale } from '@/lib/i18n';

/** `/frameworks` with a state in its address (`next.config.ts` leads here), made for the request. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/frameworks/view'>) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).frameworks;
  const { state, ignored } = readTableState(new URL(request.url).searchParams, tableChoices());
  return htmlAnswer(
    <HtmlDocument
      facts={{ locale, path: '/frameworks', title, description, languages: [...locales], card: { kind: 'pages', key: 'frameworks' } }}
      siteUrl={env.siteUrl}
      isPreview={env.preview}
    >
      <FrameworksPage locale={locale} state={state} ignored={ignored} />
    </HtmlDocument>,
  );
}
