import { actOnMailing, isMailingAct } from '@/app/sending/act-on-mailing';
import { oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { localePath } from '@/lib/i18n';
import { hasDeskSession } from '@/lib/tokens/desk-session';
import { openDoor } from '../../open-door';

/** What the buttons of the desk do: pauses a mailing, has it go on, or takes it back. */
export const POST = openDoor({
  name: 'desk',
  limit: 'none',
  async handle({ fields, locale, source }, { headers }) {
    if (!hasDeskSession(headers, Date.now())) throw new Refusal(401, 'wrong-token');
    const [id = '', act] = [oneOf(fields, 'id'), oneOf(fields, 'act')];
    if (!isMailingAct(act)) throw new Refusal(400, 'malformed');
    const isChanged = await actOnMailing(id, act);
    const page = act === 'cancel' ? localePath(locale, '/desk') : source;
    return { status: isChanged ? act : 'unchanged', page };
  },
});
