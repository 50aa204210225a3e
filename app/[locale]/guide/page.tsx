import { GuidePage } from '@/components/framework/guide-page';
import { env } from '@/lib/base/env/env';
import { toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { sectionFacts } from '@/server/content/section-facts';

type Props = PageProps<'/[locale]/guide'>;

export async function generateMetadata({ params }: Props) {
  return pageMetadata(sectionFacts(toLocale((await params).locale), 'guide'));
}

export default async function Page({ params }: Props) {
  return <GuidePage locale={toLocale((await params).locale)} now={env.now} />;
}
