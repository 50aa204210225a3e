import { AskForPreferencesPage } from '@/components/subscriber/ask-for-preferences-page';
import { type Fields, oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { localePath } from '@/lib/i18n';
import { askForLink, askForPreferencesLink, type LinkWish, linkWishes } from '@/lib/subscribers/ask-for-link';
import { whoMayAsk } from '@/lib/subscribers/who-may-ask';
import { cleanToken } from '@/lib/tokens/clean-token';
import { requireSender, wakeSender } from '../../sending/sender';
import { openDoor } from '../open-door';
import { readAddress, typedAddress } from '../read-address';

/** Has a link mailed: to whom a `token` names, for the `purpose` that it allows, or to an `email`, for preferences. */
export const POST = openDoor({
  name: 'links',
  limit: { most: 10, seconds: 600 },
  async handle({ fields, source, locale, network, isRobot }) {
    const answer = { status: 'check-inbox', code: 202, page: localePath(locale, '/preferences/check-inbox') };
    if (isRobot) return answer;
    const wish = readWish(fields);
    const token = oneOf(fields, 'token');
    requireSender();
    if (token === undefined && wish === 'preferences') await askForPreferencesLink(readAddress(fields).key);
    else {
      const subscriberId = whoMayAsk(wish, cleanToken(token ?? ''));
      if (!subscriberId) throw new Refusal(404, 'link-over');
      await askForLink(subscriberId, wish, { source, network });
    }
    wakeSender();
    return answer;
  },
  again({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    return <AskForPreferencesPage locale={locale} error={reason} email={typedAddress(fields)} />;
  },
});

function readWish(fields: Fields): LinkWish {
  const said = oneOf(fields, 'purpose') ?? 'preferences';
  const wish = linkWishes.find((one) => one === said);
  if (!wish) throw new Refusal(400, 'bad-choice');
  return wish;
}
