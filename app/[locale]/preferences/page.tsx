import { PreferencesLinkPage } from '@/components/subscriber/preferences-link-page';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';

type Props = PageProps<'/[locale]/preferences'>;

export async function generateMetadata({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, text } = dictionary(locale).preferences.ask;
  const metadata = pageMetadata({ locale, path: '/preferences', title, description: text, languages: [...locales] });
  return { ...metadata, robots: { index: false } };
}

export default async function Page({ params }: Props) {
  return <PreferencesLinkPage locale={toLocale((await params).locale)} />;
}
