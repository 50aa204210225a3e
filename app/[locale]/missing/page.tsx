import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, localePath, locales, toLocale } from '@/lib/i18n';

/**
 * What unknown addresses show. `next.config.mjs` rewrites them here, and the build marks this page with status 404
 * (`scripts/build/finish-pages.ts`): so it is a finished page in the reader's language, and nothing runs per request.
 * Next's own `not-found.tsx` would be drawn by JavaScript in the browser and could not tell the language.
 */
type Props = PageProps<'/[locale]/missing'>;

export async function generateMetadata({ params }: Props) {
  const { notFound } = dictionary(toLocale((await params).locale));
  return { title: notFound.title, description: notFound.text, robots: { index: false } };
}

export default async function MissingPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { notFound: words } = dictionary(locale);
  return (
    <Frame locale={locale} path="/" languages={[...locales]}>
      <PageHead label="404" title={words.title}>
        <p>{words.text}</p>
        <p className="mt-6">
          <a href={localePath(locale, '/')} className="py-1 text-accent underline underline-offset-4">
            {words.home}
          </a>
        </p>
      </PageHead>
    </Frame>
  );
}
