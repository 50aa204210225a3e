import { cleanToken } from '@/lib/base/auth/clean-token';
import { HttpError } from '@/lib/base/http/http-error';
import { oneOf } from '@/lib/base/http/read-fields';
import { exportSubscriber } from '@/lib/newsletter/subscribers/export-subscriber';
import { createFormHandler } from '@/server/http/create-form-handler';

/** Hands somebody all that is kept of them, as a file in JSON: to a program, too. */
export const POST = createFormHandler({
  name: 'exports',
  async handle({ fields }) {
    const exported = await exportSubscriber(cleanToken(oneOf(fields, 'token') ?? ''));
    if (!exported) throw new HttpError(404, 'link-over');
    return {
      status: 'exported',
      file: { name: 'twinko-ai-newsletter.json', type: 'application/json', text: `${JSON.stringify(exported, null, 2)}\n` },
    };
  },
});
