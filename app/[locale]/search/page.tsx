import { SearchPage } from '@/components/search/search-page';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';

type Props = PageProps<'/[locale]/search'>;

export async function generateMetadata({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).search;
  const metadata = pageMetadata({ locale, path: '/search', title, description, languages: [...locales] });
  return { ...metadata, robots: { index: false } };
}

export default async function Page({ params }: Props) {
  return <SearchPage locale={toLocale((await params).locale)} />;
}
