import { oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { exportSubscriber } from '@/lib/subscribers/export-subscriber';
import { cleanToken } from '@/lib/tokens/clean-token';
import { openDoor } from '../open-door';

/** Hands somebody all that is kept of them, as a file in JSON: to a program, too. */
export const POST = openDoor({
  name: 'exports',
  async handle({ fields }) {
    const exported = await exportSubscriber(cleanToken(oneOf(fields, 'token') ?? ''));
    if (!exported) throw new Refusal(404, 'link-over');
    return {
      status: 'exported',
      file: { name: 'twinko-ai-newsletter.json', type: 'application/json', text: `${JSON.stringify(exported, null, 2)}\n` },
    };
  },
});
