import { SubscribePage } from '@/components/subscriber/subscribe-page';
import { type Locale, localePath } from '@/lib/i18n';
import { askToSubscribe } from '@/lib/subscribers/ask-to-subscribe';
import { requireSender, wakeSender } from '../../sending/sender';
import { type DoorAnswer, openDoor } from '../open-door';
import { readAddress, typedAddress } from '../read-address';
import { readChoices } from '../read-choices';

export const POST = openDoor({
  name: 'subscribers',
  crowd: { most: 60, seconds: 60 },
  async handle({ fields, source, locale: pageLocale, network, isRobot }) {
    if (isRobot) return checkInbox(pageLocale);
    const address = readAddress(fields);
    const { locale = pageLocale, topics } = readChoices(fields);
    requireSender();
    await askToSubscribe({ address, locale, topics, source, network });
    wakeSender();
    return checkInbox(pageLocale);
  },
  again({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    return <SubscribePage locale={locale} error={reason} email={typedAddress(fields)} chosen={fields.get('topics')} />;
  },
});

/** The same whoever asks and whoever is known. */
function checkInbox(locale: Locale): DoorAnswer {
  return { status: 'check-inbox', code: 202, page: localePath(locale, '/subscribe/check-inbox') };
}
