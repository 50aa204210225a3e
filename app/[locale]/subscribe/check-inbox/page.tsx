import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';

type Props = PageProps<'/[locale]/subscribe/check-inbox'>;

export async function generateMetadata({ params }: Props) {
  const { title, text } = dictionary(toLocale((await params).locale)).subscribe.checkInbox;
  return { title, description: text, robots: { index: false } };
}

/** The page after the subscribe form was sent: the same whether or not the address is subscribed. */
export default async function Page({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, text, nothingCame } = dictionary(locale).subscribe.checkInbox;
  return (
    <Frame locale={locale} path="/subscribe/check-inbox" languages={[...locales]}>
      <PageHead title={title}>
        <p>{text}</p>
        <p className="mt-4">{nothingCame}</p>
      </PageHead>
    </Frame>
  );
}
