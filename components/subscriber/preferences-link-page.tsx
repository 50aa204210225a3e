import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { sourceField } from '@/lib/base/http/source-page';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { EmailField, HoneypotField } from './form-fields';

interface PreferencesLinkPageProps {
  locale: Locale;
  error?: HttpErrorReason;
  email?: string;
}

/** `/preferences`: a form that requests a preferences link, also shown again with the error after a rejected address. */
export function PreferencesLinkPage({ locale, error, email }: PreferencesLinkPageProps) {
  const { preferences, subscribe } = dictionary(locale);
  const words = preferences.ask;
  return (
    <Frame locale={locale} path="/preferences" languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.text}</p>
      </PageHead>
      <form method="post" action="/api/links" className="max-w-text font-sans">
        <input type="hidden" name={sourceField} value={localePath(locale, '/preferences')} />
        <EmailField locale={locale} form="preferences" label={subscribe.email} submit={words.submit} error={error} email={email} />
        <HoneypotField locale={locale} />
      </form>
    </Frame>
  );
}
