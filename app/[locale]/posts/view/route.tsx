import { notFound } from 'next/navigation';
import { ArchivePage } from '@/components/post/archive-page';
import { toLocale } from '@/lib/base/i18n/i18n';
import { isChoiceEmpty, readArchiveRequest } from '@/lib/content/archive/archive-choice';
import { listingFacts } from '@/lib/content/metadata/page-metadata';
import { archiveNames } from '@/lib/content/model/archive';
import { archivePage } from '@/lib/content/model/archive-page';
import { pageResponse } from '@/server/content/page-response';

/** `/posts` with filters in its query, rendered for the request (rewritten by `next.config.ts`). */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/posts/view'>) {
  const locale = toLocale((await params).locale);
  const { choice, page, ignored } = readArchiveRequest(new URL(request.url).searchParams, archiveNames());
  const archive = archivePage(locale, page, choice) ?? archivePage(locale, 1, choice) ?? notFound();
  const { page: list } = archive;
  if (list.number !== page) ignored.push({ name: 'page', value: String(page) });
  const facts = listingFacts(locale, list);
  return pageResponse(
    isChoiceEmpty(choice) ? facts : { ...facts, path: list.base },
    <ArchivePage locale={locale} archive={archive} choice={choice} ignored={ignored} />,
  );
}
