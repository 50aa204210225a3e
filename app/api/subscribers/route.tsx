import { SubscribePage } from '@/components/subscriber/subscribe-page';
import { findTopicKey, listTopics } from '@/lib/content/topics';
import { oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { readEmailAddress } from '@/lib/email-address';
import { env } from '@/lib/env';
import { isLocale, type Locale, localePath } from '@/lib/i18n';
import { askToSubscribe } from '@/lib/subscribers/ask-to-subscribe';
import { requireSender, wakeSender } from '../../sending/sender';
import { type DoorAnswer, openDoor } from '../open-door';

export const POST = openDoor({
  name: 'subscribers',
  crowd: { most: 60, seconds: 60 },
  async handle({ fields, source, locale: pageLocale, network, isRobot }) {
    if (isRobot) return checkInbox(pageLocale);
    const address = readEmailAddress(oneOf(fields, 'email') ?? '', [new URL(env.siteUrl).hostname, domainOf(env.mailFrom.address)]);
    if (typeof address === 'string') throw new Refusal(400, `address-${address}`);
    const locale = oneOf(fields, 'locale') ?? pageLocale;
    if (!isLocale(locale)) throw new Refusal(400, 'bad-choice');
    const topics = readTopics([...(fields.get('topics') ?? []), ...(fields.get('topics[]') ?? [])]);
    requireSender();
    await askToSubscribe({ address, locale, topics, source, network });
    wakeSender();
    return checkInbox(pageLocale);
  },
  again({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    const email = (fields.get('email')?.[0] ?? '').slice(0, 320);
    return <SubscribePage locale={locale} error={reason} email={email} chosen={fields.get('topics')} />;
  },
});

/** The same whoever asks and whoever is known. */
function checkInbox(locale: Locale): DoorAnswer {
  return { status: 'check-inbox', code: 202, page: localePath(locale, '/subscribe/check-inbox') };
}

/** The keys of the topics that are named; none where all are, since all means those to come as well. */
function readTopics(names: string[]): string[] {
  const keys = new Set(names.map((name) => findTopicKey(name) ?? refuse()));
  return keys.size === listTopics().length ? [] : [...keys];
}

function refuse(): never {
  throw new Refusal(400, 'bad-choice');
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
