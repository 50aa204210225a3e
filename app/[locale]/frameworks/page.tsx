import { FrameworksPage } from '@/components/framework/frameworks-page';
import { tableChoices } from '@/lib/content/framework-tables';
import { readTableState } from '@/lib/frameworks/table-state';
import { dictionary, locales, toLocale } from '@/lib/i18n';
import { pageMetadata } from '@/lib/page-metadata';

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
