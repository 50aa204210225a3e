import { SignInPage } from '@/components/desk/sign-in-page';
import { oneOf } from '@/lib/door/read-fields';
import { requireAdmin } from '@/lib/door/require-admin';
import { localePath } from '@/lib/i18n';
import { deskSessionCookie } from '@/lib/tokens/desk-session';
import { openDoor } from '../../open-door';

export const POST = openDoor({
  name: 'desk',
  limit: 'none',
  async handle({ fields, locale }, { headers }) {
    await requireAdmin(oneOf(fields, 'token')?.trim() ?? '', headers);
    return { status: 'signed-in', page: localePath(locale, '/desk'), headers: { 'Set-Cookie': deskSessionCookie(Date.now()) } };
  },
  again({ reason }, { locale }) {
    return reason === 'wrong-token' || reason === 'too-often' ? <SignInPage locale={locale} error={reason} /> : undefined;
  },
});
