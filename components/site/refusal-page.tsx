import { PageHead } from '@/components/ui/page-head';
import type { RefusalReason } from '@/lib/door/refusal';
import { dictionary, type Locale, localePath, locales } from '@/lib/i18n';
import { Frame } from './frame';

interface RefusalPageProps {
  locale: Locale;
  reason: RefusalReason;
  /** Where the form stands: the way back. */
  source: string;
}

/** What a reader sees whose form could not be taken: why, and the way back to it. */
export function RefusalPage({ locale, reason, source }: RefusalPageProps) {
  const words = dictionary(locale).door;
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
