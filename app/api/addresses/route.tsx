import { DataPage } from '@/components/subscriber/data-page';
import { oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { localePath } from '@/lib/i18n';
import { askForAddress, changeAddress } from '@/lib/subscribers/change-address';
import { findMailedLink } from '@/lib/subscribers/find-mailed-link';
import { cleanToken } from '@/lib/tokens/clean-token';
import { signToken } from '@/lib/tokens/signed-token';
import { requireSender, wakeSender } from '../../sending/sender';
import { type DoorAnswer, openDoor } from '../open-door';
import { readAddress, typedAddress } from '../read-address';

/** Changes where mail goes, in two steps: with an `email`, a link is mailed to it; with the token of that link alone, it is theirs. */
export const POST = openDoor({
  name: 'addresses',
  limit: { most: 10, seconds: 600 },
  async handle({ fields, source, locale }): Promise<DoorAnswer> {
    const token = cleanToken(oneOf(fields, 'token') ?? '');
    if (oneOf(fields, 'email') === undefined) {
      const subscriberId = await changeAddress(token, source);
      if (!subscriberId) throw new Refusal(404, 'link-over');
      const preferences = signToken('preferences', subscriberId, Date.now());
      return { status: 'changed', page: localePath(locale, `/preferences/${preferences}?done=moved`) };
    }
    const address = readAddress(fields);
    requireSender();
    if (!(await askForAddress(token, address))) throw new Refusal(404, 'link-over');
    wakeSender();
    return { status: 'check-inbox', code: 202, page: localePath(locale, '/preferences/check-inbox') };
  },
  async again({ reason }, { fields, locale }) {
    if (!reason.startsWith('address-')) return undefined;
    const token = cleanToken(oneOf(fields, 'token') ?? '');
    const found = await findMailedLink('change-address', token);
    const again = { locale, purpose: 'change-address', token, error: reason, email: typedAddress(fields) } as const;
    return found && <DataPage {...again} address={found.subscriber.address} />;
  },
});
