import { SubscribePage } from '@/components/subscriber/subscribe-page';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';

type Props = PageProps<'/[locale]/subscribe'>;

export async function generateMetadata({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, text } = dictionary(locale).subscribe;
  return pageMetadata({ locale, path: '/subscribe', title, description: text, languages: [...locales] });
}

export default async function Page({ params }: Props) {
  return <SubscribePage locale={toLocale((await params).locale)} />;
}
