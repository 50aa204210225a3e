import { FrameworksPage } from '@/components/framework/frameworks-page';
import { toLocale } from '@/lib/base/i18n/i18n';
import { readTableState } from '@/lib/content/frameworks/table-state';
import { tableChoices } from '@/lib/content/model/framework-tables';
import { pageResponse } from '@/server/content/page-response';
import { sectionFacts } from '@/server/content/section-facts';

/** `/frameworks` with a table state in its query, rendered for the request (rewritten by `next.config.ts`). */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/frameworks/view'>) {
  const locale = toLocale((await params).locale);
  const { state, ignored } = readTableState(new URL(request.url).searchParams, tableChoices());
  return pageResponse(sectionFacts(locale, 'frameworks'), <FrameworksPage locale={locale} state={state} ignored={ignored} />);
}
