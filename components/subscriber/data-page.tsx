import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { sourceField } from '@/lib/base/http/source-page';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';
import type { dataPurposes } from './data-links';
import { EmailField } from './email-field';

type Purpose = (typeof dataPurposes)[number];

interface DataPageProps {
  locale: Locale;
  purpose: Purpose;
  token: string;
  /** The address that is theirs now, or the new one that is to be confirmed. */
  address: string;
  isNewAddress?: boolean;
  /** What was wrong with the new address that was sent, and what was sent. */
  error?: HttpErrorReason;
  email?: string;
}

const endpoints: Record<Purpose, string> = { export: '/api/exports', erase: '/api/erasures', 'change-address': '/api/addresses' };

/** What a mailed link leads to: what it is about to do, and the button that does it. */
export function DataPage({ locale, purpose, token, address, isNewAddress = false, error, email }: DataPageProps) {
  const { preferences } = dictionary(locale);
  const move = preferences['change-address'];
  const words = isNewAddress ? { title: move.confirmTitle, text: move.confirmText, submit: move.confirmSubmit } : preferences[purpose];
  return (
    <Frame locale={locale} path={`/preferences/${purpose}/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p className="break-words">{fill(words.text, { address })}</p>
      </PageHead>
      {purpose === 'change-address' && !isNewAddress ? (
        <form method="post" action={endpoints[purpose]} className="max-w-text font-sans">
          <input type="hidden" name={sourceField} value={localePath(locale, '/preferences')} />
          <input type="hidden" name="token" value={token} />
          <EmailField locale={locale} form="address" label={move.label} submit={words.submit} error={error} email={email} />
        </form>
      ) : (
        <ButtonForm locale={locale} action={endpoints[purpose]} fields={{ token }} back="/preferences" submit={words.submit} />
      )}
    </Frame>
  );
}
