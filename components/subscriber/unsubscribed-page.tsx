import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';

/** The page after unsubscribing. Subscribing again needs a link by mail: the token only allows unsubscribing. */
export function UnsubscribedPage({ locale, token }: { locale: Locale; token: string }) {
  const words = dictionary(locale).unsubscribe;
  return (
    <Frame locale={locale} path={`/unsubscribe/${token}`} languages={[...locales]}>
      <div role="status">
        <PageHead title={words.done}>
          <p>{words.doneText}</p>
        </PageHead>
      </div>
      <p className="mb-3 max-w-text">{words.mistake}</p>
      <ButtonForm
        locale={locale}
        action="/api/links"
        fields={{ token, purpose: 'confirm' }}
        retryPath="/subscribe"
        submit={words.back}
        isQuiet
      />
    </Frame>
  );
}
