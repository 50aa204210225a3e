import { SubscribePage } from '@/components/subscriber/subscribe-page';
import { type Locale, localePath } from '@/lib/base/i18n/i18n';
import { askToSubscribe } from '@/lib/newsletter/subscribers/ask-to-subscribe';
import { createFormHandler, type FormResult } from '@/server/http/create-form-handler';
import { readChoices } from '@/server/http/read-choices';
import { readAddress, typedAddress } from '@/server/http/read-email-field';
import { requireSender, wakeSender } from '@/server/newsletter/sender';

export const POST = createFormHandler({
  name: 'subscribers',
  globalLimit: { most: 60, seconds: 60 },
  async handle({ fields, source, locale: pageLocale, network, isSpam }) {
    if (isSpam) return checkInbox(pageLocale);
    const address = readAddress(fields);
    const { locale = pageLocale, topics } = readChoices(fields);
    requireSender();
    await askToSubscribe({ address, locale, topics, source, network });
    wakeSender();
    return checkInbox(pageLocale);
  },
  renderInvalid({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    return <SubscribePage locale={locale} error={reason} email={typedAddress(fields)} chosen={fields.get('topics')} />;
  },
});

/** Is the same for known and unknown addresses, so that nobody learns who subscribes. */
function checkInbox(locale: Locale): FormResult {
  return { outcome: 'check-inbox', status: 202, page: localePath(locale, '/subscribe/check-inbox') };
}
