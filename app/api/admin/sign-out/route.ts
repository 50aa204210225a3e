import { endedAdminSessionCookie } from '@/lib/base/auth/admin-session';
import { localePath } from '@/lib/base/i18n/i18n';
import { createFormHandler } from '@/server/http/create-form-handler';

export const POST = createFormHandler({
  name: 'admin',
  limit: 'none',
  async handle({ locale }) {
    return { outcome: 'signed-out', page: localePath(locale, '/admin'), headers: { 'Set-Cookie': endedAdminSessionCookie() } };
  },
});
