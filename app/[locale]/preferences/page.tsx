import { AskForPreferencesPage } from '@/components/subscriber/ask-for-preferences-page';
import { dictionary, toLocale } from '@/lib/i18n';

type Props = PageProps<'/[locale]/preferences'>;

export async function generateMetadata({ params }: Props) {
  const { title, text } = dictionary(toLocale((await params).locale)).preferences.ask;
  return { title, description: text, robots: { index: false } };
}

export default async function Page({ params }: Props) {
  return <AskForPreferencesPage locale={toLocale((await params).locale)} />;
}
