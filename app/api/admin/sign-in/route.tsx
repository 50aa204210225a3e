import { SignInPage } from '@/components/admin/sign-in-page';
import { adminSessionCookie } from '@/lib/base/auth/admin-session';
import { singleValue } from '@/lib/base/http/read-fields';
import { requireAdmin } from '@/lib/base/http/require-admin';
import { localePath } from '@/lib/base/i18n/i18n';
import { createFormHandler } from '@/server/http/create-form-handler';

export const POST = createFormHandler({
  name: 'admin',
  limit: 'none',
  async handle({ fields, locale }, { headers }) {
    await requireAdmin(singleValue(fields, 'token')?.trim() ?? '', headers);
    return { outcome: 'signed-in', page: localePath(locale, '/admin'), headers: { 'Set-Cookie': adminSessionCookie(Date.now()) } };
  },
  renderInvalid({ reason }, { locale }) {
    return reason === 'wrong-token' || reason === 'too-often' ? <SignInPage locale={locale} error={reason} /> : undefined;
  },
});
