import { hasAdminSession } from '@/lib/base/auth/admin-session';
import { HttpError } from '@/lib/base/http/http-error';
import { oneOf } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { createFormHandler } from '@/server/http/create-form-handler';
import { isCampaignAction, runCampaignAction } from '@/server/newsletter/run-campaign-action';

/** What the buttons of the admin pages do: pauses a campaign, has it go on, or takes it back. */
export const POST = createFormHandler({
  name: 'admin',
  limit: 'none',
  async handle({ fields, locale, source }, { headers }) {
    if (!hasAdminSession(headers, Date.now())) throw new HttpError(401, 'wrong-token');
    const [id = '', act] = [oneOf(fields, 'id'), oneOf(fields, 'act')];
    if (!isCampaignAction(act)) throw new HttpError(400, 'malformed');
    const isChanged = await runCampaignAction(id, act);
    const page = act === 'cancel' ? localePath(locale, '/admin') : source;
    return { status: isChanged ? act : 'unchanged', page };
  },
});
