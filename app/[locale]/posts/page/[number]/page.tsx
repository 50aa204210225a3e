import { notFound } from 'next/navigation';
import { ArchivePage } from '@/components/post/archive-page';
import { archivePage } from '@/lib/content/archive-page';
import { allPosts, laterPages, listPath } from '@/lib/content/listings';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/posts/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return pagesToMake((locale) =>
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
