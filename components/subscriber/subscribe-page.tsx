import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { topicChoices } from '@/lib/content/model/topics';
import { SubscribeForm } from './subscribe-form';

interface SubscribePageProps {
  locale: Locale;
  error?: HttpErrorReason;
  email?: string;
  chosen?: readonly string[];
}

/** `/subscribe`, also shown again with the error after a rejected address. */
export function SubscribePage({ locale, ...sent }: SubscribePageProps) {
  const words = dictionary(locale).subscribe;
  return (
    <Frame locale={locale} path="/subscribe" languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.text}</p>
      </PageHead>
      <SubscribeForm locale={locale} path="/subscribe" topics={topicChoices()} isOpen {...sent} />
      <p className="mt-8 font-sans">
        <a href={localePath(locale, '/preferences')} className="py-1 text-accent underline underline-offset-4">
          {words.manage}
        </a>
      </p>
    </Frame>
  );
}
