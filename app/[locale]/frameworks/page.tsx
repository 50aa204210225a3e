import { FrameworksPage } from '@/components/framework/frameworks-page';
import { toLocale } from '@/lib/base/i18n/i18n';
import { readTableState } from '@/lib/content/frameworks/table-state';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { tableChoices } from '@/lib/content/model/framework-tables';
import { sectionFacts } from '@/server/content/section-facts';

type Props = PageProps<'/[locale]/frameworks'>;

export async function generateMetadata({ params }: Props) {
  return pageMetadata(sectionFacts(toLocale((await params).locale), 'frameworks'));
}

export default async function Page({ params }: Props) {
  const { state } = readTableState(new URLSearchParams(), tableChoices());
  return <FrameworksPage locale={toLocale((await params).locale)} state={state} />;
}
