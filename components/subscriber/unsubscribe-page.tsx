import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';

interface UnsubscribePageProps {
  locale: Locale;
  /** An unsubscribe token, which allows nothing else. */
  token: string;
  /** Whether the page is shown because the preferences form was sent without a topic. */
  hasNoTopic?: boolean;
}

/** The page with the unsubscribe button. It does not show whether its subscriber is subscribed: mails are forwarded. */
export function UnsubscribePage({ locale, token, hasNoTopic = false }: UnsubscribePageProps) {
  const words = dictionary(locale).unsubscribe;
  return (
    <Frame locale={locale} path={`/unsubscribe/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{hasNoTopic ? words.noTopic : words.text}</p>
      </PageHead>
      <ButtonForm locale={locale} action={`/u/${token}`} fields={{}} retryPath="/preferences" submit={words.submit} />
      <div className="mt-12 max-w-text border-t border-rule pt-6">
        <p className="mb-3 text-muted">{words.preferences}</p>
        <ButtonForm
          locale={locale}
          action="/api/links"
          fields={{ token, purpose: 'preferences' }}
          retryPath="/preferences"
          submit={words.preferencesSubmit}
          isQuiet
        />
      </div>
    </Frame>
  );
}
