import { DataLinkPage } from '@/components/subscriber/data-link-page';
import { cleanToken } from '@/lib/base/auth/clean-token';
import { signToken } from '@/lib/base/auth/signed-token';
import { inTransaction } from '@/lib/base/db/in-transaction';
import { HttpError } from '@/lib/base/http/http-error';
import { singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { confirmAddressChange, requestAddressChange } from '@/lib/newsletter/subscribers/change-address';
import { findMailedLink } from '@/lib/newsletter/subscribers/mailed-links';
import { createFormHandler, type FormResult } from '@/server/http/create-form-handler';
import { readEmailField, typedEmail } from '@/server/http/read-subscriber-fields';
import { requireSender, wakeSender } from '@/server/newsletter/sender';

/** Changes a subscriber's address in two steps: with `email`, a link is mailed to it; with the token of that link alone, the address changes. */
export const POST = createFormHandler({
  name: 'addresses',
  limit: { most: 10, seconds: 600 },
  async handle({ fields, source, locale }): Promise<FormResult> {
    const token = cleanToken(singleValue(fields, 'token') ?? '');
    if (singleValue(fields, 'email') === undefined) {
      const subscriberId = await confirmAddressChange(token, source);
      if (!subscriberId) throw new HttpError(404, 'link-over');
      const preferences = signToken('preferences', subscriberId, Date.now());
      return { outcome: 'changed', page: localePath(locale, `/preferences/${preferences}?done=moved`) };
    }
    const address = readEmailField(fields);
    requireSender();
    if (!(await requestAddressChange(token, address))) throw new HttpError(404, 'link-over');
    wakeSender();
    return { outcome: 'check-inbox', status: 202, page: localePath(locale, '/preferences/check-inbox') };
  },
  async renderInvalid({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    const token = cleanToken(singleValue(fields, 'token') ?? '');
    const found = await inTransaction((db) => findMailedLink(db, 'change-address', token));
    const again = { locale, purpose: 'change-address', token, error: reason, email: typedEmail(fields) } as const;
    return found && <DataLinkPage {...again} address={found.subscriber.address} />;
  },
});
