import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';

/** That somebody has left, and the way back in: by a link in a mail, since the token can do nothing but leave. */
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
        back="/subscribe"
        submit={words.back}
        isQuiet
      />
    </Frame>
  );
}
