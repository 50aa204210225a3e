import { PreferencesLinkPage } from '@/components/subscriber/preferences-link-page';
import { cleanToken } from '@/lib/base/auth/clean-token';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import {
  authorizeLinkRequest,
  type RequestableLink,
  requestableLinks,
  requestLink,
  requestPreferencesLink,
} from '@/lib/newsletter/subscribers/request-link';
import { createFormHandler } from '@/server/http/create-form-handler';
import { readEmailField, typedEmail } from '@/server/http/read-subscriber-fields';
import { requireSender, wakeSender } from '@/server/newsletter/sender';

/** Mails a link: with a `token` to its subscriber, for a `purpose` that the token allows; with an `email` to that address, for preferences. */
export const POST = createFormHandler({
  name: 'links',
  limit: { most: 10, seconds: 600 },
  async handle({ fields, source, locale, network, isSpam }) {
    const result = { outcome: 'check-inbox', status: 202, page: localePath(locale, '/preferences/check-inbox') };
    if (isSpam) return result;
    const requested = readRequested(fields);
    const token = singleValue(fields, 'token');
    requireSender();
    if (token === undefined && requested === 'preferences') await requestPreferencesLink(readEmailField(fields).key);
    else {
      const subscriberId = authorizeLinkRequest(requested, cleanToken(token ?? ''));
      if (!subscriberId) throw new HttpError(404, 'link-over');
      await requestLink(subscriberId, requested, { source, network });
    }
    wakeSender();
    return result;
  },
  renderInvalid({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    return <PreferencesLinkPage locale={locale} error={reason} email={typedEmail(fields)} />;
  },
});

function readRequested(fields: Fields): RequestableLink {
  const purpose = singleValue(fields, 'purpose') ?? 'preferences';
  const requested = requestableLinks.find((link) => link === purpose);
  if (!requested) throw new HttpError(400, 'bad-choice');
  return requested;
}
