import { oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { localePath } from '@/lib/i18n';
import { eraseSubscriber } from '@/lib/subscribers/erase-subscriber';
import { cleanToken } from '@/lib/tokens/clean-token';
import { openDoor } from '../open-door';

export const POST = openDoor({
  name: 'erasures',
  async handle({ fields, locale }) {
    if (!(await eraseSubscriber(cleanToken(oneOf(fields, 'token') ?? '')))) throw new Refusal(404, 'link-over');
    return { status: 'erased', page: localePath(locale, '/preferences/erased') };
  },
});
