import { FrameworksPage } from '@/components/framework/frameworks-page';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { readTableState } from '@/lib/content/frameworks/table-state';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { tableChoices } from '@/lib/content/model/framework-tables';

type Props = PageProps<'/[locale]/frameworks'>;

export async function generateMetadata({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).frameworks;
  return pageMetadata({
    locale,
    path: '/frameworks',
    title,
    description,
    languages: [...locales],
    card: { kind: 'pages', key: 'frameworks' },
  });
}

export default async function Page({ params }: Props) {
  const { state } = readTableState(new URLSearchParams(), tableChoices());
  return <FrameworksPage locale={toLocale((await params).locale)} state={state} />;
}
