import { UnsubscribePage } from '@/components/subscriber/unsubscribe-page';
import { Refusal } from '@/lib/door/refusal';
import { dictionary, type Locale } from '@/lib/i18n';
import { readSignedToken } from '@/lib/tokens/signed-token';

/**
 * The page with the button to leave. It asks no database, so that it is there when nothing else is.
 *
 * @throws Refusal
 */
export async function showUnsubscribe({ locale, token }: { locale: Locale; token: string }) {
  if (typeof readSignedToken('unsubscribe', token, Date.now()) === 'string') throw new Refusal(404, 'link-over');
  const { title } = dictionary(locale).unsubscribe;
  return { locale, title, children: <UnsubscribePage locale={locale} token={token} /> };
}
