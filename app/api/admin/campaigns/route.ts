import { hasAdminSession } from '@/lib/base/auth/admin-session';
import { HttpError } from '@/lib/base/http/http-error';
import { singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { createFormHandler } from '@/server/http/create-form-handler';
import { isCampaignAction, runCampaignAction } from '@/server/newsletter/run-campaign-action';

/** Pauses, resumes or cancels a campaign: the buttons of the admin pages. */
export const POST = createFormHandler({
  name: 'admin',
  limit: 'none',
  async handle({ fields, locale, source }, { headers }) {
    if (!hasAdminSession(headers, Date.now())) throw new HttpError(401, 'wrong-token');
    const [id = '', action] = [singleValue(fields, 'id'), singleValue(fields, 'action')];
    if (!isCampaignAction(action)) throw new HttpError(400, 'malformed');
    const isChanged = await runCampaignAction(id, action);
    const page = action === 'cancel' ? localePath(locale, '/admin') : source;
    return { outcome: isChanged ? action : 'unchanged', page };
  },
});
