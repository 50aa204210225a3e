import { Failure } from '@/components/site/failure';
import { Frame } from '@/components/site/frame';
import { dictionary, locales, toLocale } from '@/lib/i18n';

/** The page for status 500, finished at build like every other: `scripts/build/finish-pages.ts` puts it where Next.js looks. */
type Props = PageProps<'/[locale]/failed'>;

export async function generateMetadata({ params }: Props) {
  const { error } = dictionary(toLocale((await params).locale));
  return { title: error.title, description: error.text, robots: { index: false } };
}

export default async function FailedPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  return (
    <Frame locale={locale} path="/" languages={[...locales]}>
      <Failure locale={locale} />
    </Frame>
  );
}
