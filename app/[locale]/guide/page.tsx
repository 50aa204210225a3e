import { GuidePage } from '@/components/framework/guide-page';
import { env } from '@/lib/base/env/env';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';

type Props = PageProps<'/[locale]/guide'>;

export async function generateMetadata({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).guide;
  return pageMetadata({ locale, path: '/guide', title, description, languages: [...locales], card: { kind: 'pages', key: 'guide' } });
}

export default async function Page({ params }: Props) {
  return <GuidePage locale={toLocale((await params).locale)} now={env.now} />;
}
