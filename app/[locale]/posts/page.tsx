import { notFound } from 'next/navigation';
import { ArchivePage } from '@/components/post/archive-page';
import { toLocale } from '@/lib/base/i18n/i18n';
import { listingMetadata } from '@/lib/content/metadata/page-metadata';
import { archivePage } from '@/lib/content/model/archive-page';

type Props = PageProps<'/[locale]/posts'>;

export async function generateMetadata({ params }: Props) {
  const { locale, archive } = await load(params);
  return listingMetadata(locale, archive.page);
}

export default async function PostsPage({ params }: Props) {
  return <ArchivePage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const locale = toLocale((await params).locale);
  return { locale, archive: archivePage(locale, 1) ?? notFound() };
}
