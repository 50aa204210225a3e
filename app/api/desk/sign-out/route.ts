import { localePath } from '@/lib/i18n';
import { endedDeskSessionCookie } from '@/lib/tokens/desk-session';
import { openDoor } from '../../open-door';

export const POST = openDoor({
  name: 'desk',
  limit: 'none',
  async handle({ locale }) {
    return { status: 'signed-out', page: localePath(locale, '/desk'), headers: { 'Set-Cookie': endedDeskSessionCookie() } };
  },
});
