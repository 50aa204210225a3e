import { notFound } from 'next/navigation';
import { ArchivePage } from '@/components/post/archive-page';
import { toLocale } from '@/lib/base/i18n/i18n';
import { listingMetadata } from '@/lib/content/metadata/page-metadata';
import { archivePage } from '@/lib/content/model/archive-page';
import { allPosts, laterPages, listPath } from '@/lib/content/model/listings';
import { staticPages } from '@/lib/content/model/static-params';

type Props = PageProps<'/[locale]/posts/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return staticPages((locale) =>
    laterPages(allPosts(locale)).map((page) => ({
      params: { locale, number: String(page.number) },
      path: listPath(page),
      shows: archivePage(locale, page.number),
    })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, archive } = await load(params);
  return listingMetadata(locale, archive.page);
}

export default async function NumberedPostsPage({ params }: Props) {
  return <ArchivePage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, number } = await params;
  const locale = toLocale(parameter);
  return { locale, archive: archivePage(locale, Number(number)) ?? notFound() };
}
