import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { sourceField } from '@/lib/base/http/source-page';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';
import type { dataPurposes } from './data-section';
import { EmailField } from './form-fields';

type Purpose = (typeof dataPurposes)[number];

interface DataLinkPageProps {
  locale: Locale;
  purpose: Purpose;
  token: string;
  /** The current address, or the new one that is to be confirmed. */
  address: string;
  isNewAddress?: boolean;
  /** Why the new address that was sent is rejected, and that address. */
  error?: HttpErrorReason;
  email?: string;
}

const endpoints: Record<Purpose, string> = { export: '/api/exports', erase: '/api/erasures', 'change-address': '/api/addresses' };

/** The page that a mailed data link opens: what it does, and the button that does it. */
export function DataLinkPage({ locale, purpose, token, address, isNewAddress = false, error, email }: DataLinkPageProps) {
  const { preferences } = dictionary(locale);
  const change = preferences['change-address'];
  const words = isNewAddress
    ? { title: change.confirmTitle, text: change.confirmText, submit: change.confirmSubmit }
    : preferences[purpose];
  return (
    <Frame locale={locale} path={`/preferences/${purpose}/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p className="break-words">{fill(words.text, { address })}</p>
      </PageHead>
      {purpose === 'change-address' && !isNewAddress ? (
        <form method="post" action={endpoints[purpose]} className="max-w-text font-sans">
          <input type="hidden" name={sourceField} value={localePath(locale, '/preferences')} />
          <input type="hidden" name="token" value={token} />
          <EmailField locale={locale} form="address" label={change.label} submit={words.submit} error={error} email={email} />
        </form>
      ) : (
        <ButtonForm locale={locale} action={endpoints[purpose]} fields={{ token }} retryPath="/preferences" submit={words.submit} />
      )}
    </Frame>
  );
}
