import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';

interface UnsubscribePageProps {
  locale: Locale;
  /** To leave, and nothing else. */
  token: string;
  /** Whether it is shown because somebody has chosen no topic. */
  hasNoTopic?: boolean;
}

/** The button to leave. It is the same for whoever has left already: a mail that was forwarded tells nothing about its owner. */
export function UnsubscribePage({ locale, token, hasNoTopic = false }: UnsubscribePageProps) {
  const words = dictionary(locale).unsubscribe;
  return (
    <Frame locale={locale} path={`/unsubscribe/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{hasNoTopic ? words.noTopic : words.text}</p>
      </PageHead>
      <ButtonForm locale={locale} action={`/u/${token}`} fields={{}} back="/preferences" submit={words.submit} />
      <div className="mt-12 max-w-text border-t border-rule pt-6">
        <p className="mb-3 text-muted">{words.preferences}</p>
        <ButtonForm
          locale={locale}
          action="/api/links"
          fields={{ token, purpose: 'preferences' }}
          back="/preferences"
          submit={words.preferencesSubmit}
          isQuiet
        />
      </div>
    </Frame>
  );
}
