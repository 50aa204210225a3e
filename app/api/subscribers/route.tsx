import { SubscribePage } from '@/components/subscriber/subscribe-page';
import { type Locale, localePath } from '@/lib/base/i18n/i18n';
import { requestSubscription } from '@/lib/newsletter/subscribers/request-subscription';
import { createFormHandler, type FormResult } from '@/server/http/create-form-handler';
import { readChoices, readEmailField, typedEmail } from '@/server/http/read-subscriber-fields';
import { requireSender, wakeSender } from '@/server/newsletter/sender';

export const POST = createFormHandler({
  name: 'subscribers',
  globalLimit: { most: 60, seconds: 60 },
  async handle({ fields, source, locale: pageLocale, network, isSpam }) {
    if (isSpam) return checkInbox(pageLocale);
    const address = readEmailField(fields);
    const { locale = pageLocale, topics } = readChoices(fields);
    requireSender();
    await requestSubscription({ address, locale, topics, source, network });
    wakeSender();
    return checkInbox(pageLocale);
  },
  renderInvalid({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    return <SubscribePage locale={locale} error={reason} email={typedEmail(fields)} chosen={fields.get('topics')} />;
  },
});

/** Is the same for known and unknown addresses, so that nobody learns who subscribes. */
function checkInbox(locale: Locale): FormResult {
  return { outcome: 'check-inbox', status: 202, page: localePath(locale, '/subscribe/check-inbox') };
}
