import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { Frame } from './frame';

/** The page for status 404. */
export function NotFound({ locale }: { locale: Locale }) {
  const words = dictionary(locale).notFound;
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
