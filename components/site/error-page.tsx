import { PageHead } from '@/components/ui/page-head';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { Frame } from './frame';

interface ErrorPageProps {
  locale: Locale;
  reason: HttpErrorReason;
  /** The path of the page with the form, for the link back. */
  source: string;
}

/** The page that explains why a form was rejected, with a link back to it. */
export function ErrorPage({ locale, reason, source }: ErrorPageProps) {
  const words = dictionary(locale).errors;
  return (
    <Frame locale={locale} path="/" languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.reasons[reason]}</p>
        <p className="mt-6 flex flex-wrap gap-x-6">
          <a href={source} className="py-1 text-accent underline underline-offset-4">
            {words.back}
          </a>
          <a href={localePath(locale, '/')} className="py-1 text-accent underline underline-offset-4">
            {dictionary(locale).notFound.home}
          </a>
        </p>
      </PageHead>
    </Frame>
  );
}
