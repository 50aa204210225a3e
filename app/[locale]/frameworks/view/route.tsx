import { FrameworksPage } from '@/components/framework/frameworks-page';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/base/env/env';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { readTableState } from '@/lib/content/frameworks/table-state';
import { tableChoices } from '@/lib/content/model/framework-tables';
import { htmlResponse } from '@/server/http/html-response';

/** `/frameworks` with a table state in its query, rendered for the request (rewritten by `next.config.ts`). */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/frameworks/view'>) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).frameworks;
  const { state, ignored } = readTableState(new URL(request.url).searchParams, tableChoices());
  return htmlResponse(
    <HtmlDocument
      facts={{ locale, path: '/frameworks', title, description, languages: [...locales], card: { kind: 'pages', key: 'frameworks' } }}
      siteUrl={env.siteUrl}
      isPreview={env.preview}
    >
      <FrameworksPage locale={locale} state={state} ignored={ignored} />
    </HtmlDocument>,
  );
}
