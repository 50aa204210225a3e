import { cleanToken } from '@/lib/base/auth/clean-token';
import { signToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { confirmSubscription } from '@/lib/newsletter/subscribers/confirm-subscription';
import { createFormHandler } from '@/server/http/create-form-handler';
import { wakeSender } from '@/server/newsletter/sender';

export const POST = createFormHandler({
  name: 'confirmations',
  limit: { most: 30, seconds: 600 },
  async handle({ fields, network }) {
    const confirmation = await confirmSubscription(cleanToken(singleValue(fields, 'token') ?? ''), network);
    if (confirmation.status === 'expired') throw new HttpError(404, 'link-expired');
    wakeSender();
    const token = signToken('preferences', confirmation.subscriberId, Date.now());
    return { outcome: 'confirmed', page: localePath(confirmation.locale, `/preferences/${token}?done=confirmed`) };
  },
});
