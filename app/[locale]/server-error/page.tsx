import { Frame } from '@/components/site/frame';
import { ServerError } from '@/components/site/server-error';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';

/** The static page for status 500: `scripts/build/postbuild.ts` copies it to where Next.js expects its error page. */
type Props = PageProps<'/[locale]/server-error'>;

export async function generateMetadata({ params }: Props) {
  const { error } = dictionary(toLocale((await params).locale));
  return { title: error.title, description: error.text, robots: { index: false } };
}

export default async function ServerErrorPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  return (
    <Frame locale={locale} path="/" languages={[...locales]}>
      <ServerError locale={locale} />
    </Frame>
  );
}
