import { cleanToken } from '@/lib/base/auth/clean-token';
import { HttpError } from '@/lib/base/http/http-error';
import { singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { eraseSubscriber } from '@/lib/newsletter/subscribers/delete-subscribers';
import { createFormHandler } from '@/server/http/create-form-handler';

export const POST = createFormHandler({
  name: 'erasures',
  async handle({ fields, locale }) {
    if (!(await eraseSubscriber(cleanToken(singleValue(fields, 'token') ?? '')))) throw new HttpError(404, 'link-over');
    return { outcome: 'erased', page: localePath(locale, '/preferences/erased') };
  },
});
