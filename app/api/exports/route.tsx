import { cleanToken } from '@/lib/base/auth/clean-token';
import { HttpError } from '@/lib/base/http/http-error';
import { singleValue } from '@/lib/base/http/read-fields';
import { site } from '@/lib/base/site';
import { exportSubscriberData } from '@/lib/newsletter/subscribers/export-subscriber-data';
import { createFormHandler } from '@/server/http/create-form-handler';

/** Downloads everything that is stored about a subscriber, as a JSON file. */
export const POST = createFormHandler({
  name: 'exports',
  async handle({ fields }) {
    const exported = await exportSubscriberData(cleanToken(singleValue(fields, 'token') ?? ''));
    if (!exported) throw new HttpError(404, 'link-over');
    return {
      outcome: 'exported',
      file: { name: `${site.mailSender}-newsletter.json`, type: 'application/json', text: `${JSON.stringify(exported, null, 2)}\n` },
    };
  },
});
