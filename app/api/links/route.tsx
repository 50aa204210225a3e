import { AskForPreferencesPage } from '@/components/subscriber/ask-for-preferences-page';
import { cleanToken } from '@/lib/base/auth/clean-token';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { askForLink, askForPreferencesLink, type LinkWish, linkWishes } from '@/lib/newsletter/subscribers/ask-for-link';
import { whoMayAsk } from '@/lib/newsletter/subscribers/who-may-ask';
import { createFormHandler } from '@/server/http/create-form-handler';
import { readAddress, typedAddress } from '@/server/http/read-email-field';
import { requireSender, wakeSender } from '@/server/newsletter/sender';

/** Mails a link: with a `token` to its subscriber, for a `purpose` that the token allows; with an `email` to that address, for preferences. */
export const POST = createFormHandler({
  name: 'links',
  limit: { most: 10, seconds: 600 },
  async handle({ fields, source, locale, network, isSpam }) {
    const result = { outcome: 'check-inbox', status: 202, page: localePath(locale, '/preferences/check-inbox') };
    if (isSpam) return result;
    const wish = readWish(fields);
    const token = singleValue(fields, 'token');
    requireSender();
    if (token === undefined && wish === 'preferences') await askForPreferencesLink(readAddress(fields).key);
    else {
      const subscriberId = whoMayAsk(wish, cleanToken(token ?? ''));
      if (!subscriberId) throw new HttpError(404, 'link-over');
      await askForLink(subscriberId, wish, { source, network });
    }
    wakeSender();
    return result;
  },
  renderInvalid({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    return <AskForPreferencesPage locale={locale} error={reason} email={typedAddress(fields)} />;
  },
});

function readWish(fields: Fields): LinkWish {
  const said = singleValue(fields, 'purpose') ?? 'preferences';
  const wish = linkWishes.find((one) => one === said);
  if (!wish) throw new HttpError(400, 'bad-choice');
  return wish;
}
