import { oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { localePath } from '@/lib/i18n';
import { confirmSubscription } from '@/lib/subscribers/confirm-subscription';
import { cleanToken } from '@/lib/tokens/clean-token';
import { signToken } from '@/lib/tokens/signed-token';
import { wakeSender } from '../../sending/sender';
import { openDoor } from '../open-door';

export const POST = openDoor({
  name: 'confirmations',
  limit: { most: 30, seconds: 600 },
  async handle({ fields, network }) {
    const confirmation = await confirmSubscription(cleanToken(oneOf(fields, 'token') ?? ''), network);
    if (confirmation.status === 'expired') throw new Refusal(404, 'link-expired');
    wakeSender();
    const token = signToken('preferences', confirmation.subscriberId, Date.now());
    return { status: 'confirmed', page: localePath(confirmation.locale, `/preferences/${token}?done=confirmed`) };
  },
});
