import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';

/** The page of an expired preferences link, with a button that mails a new one to the same subscriber. */
export function ExpiredLinkPage({ locale, token }: { locale: Locale; token: string }) {
  const words = dictionary(locale).preferences.expired;
  return (
    <Frame locale={locale} path={`/preferences/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.text}</p>
      </PageHead>
      <ButtonForm
        locale={locale}
        action="/api/links"
        fields={{ token, purpose: 'preferences' }}
        retryPath="/preferences"
        submit={words.submit}
      />
    </Frame>
  );
}
