import { UnsubscribePage } from '@/components/subscriber/unsubscribe-page';
import { readSignedToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

/**
 * Renders the page with the unsubscribe button. It needs no database, so that it works when the database is down.
 *
 * @throws HttpError
 */
export async function renderUnsubscribePage({ locale, token }: { locale: Locale; token: string }) {
  if (typeof readSignedToken('unsubscribe', token, Date.now()) === 'string') throw new HttpError(404, 'link-over');
  const { title } = dictionary(locale).unsubscribe;
  return { locale, title, children: <UnsubscribePage locale={locale} token={token} /> };
}
