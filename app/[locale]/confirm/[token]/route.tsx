import { ConfirmPage } from '@/components/subscriber/confirm-page';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary } from '@/lib/base/i18n/i18n';
import { findConfirmation } from '@/lib/newsletter/subscribers/confirm-subscription';
import { createTokenPage } from '@/server/pages/token-page';

/** The page that a confirmation link opens: what it subscribes to, and a button that confirms it. */
export const GET = createTokenPage({
  name: 'confirm page',
  retryPath: '/subscribe',
  async render({ locale, token }) {
    const choices = await findConfirmation(token);
    if (!choices) throw new HttpError(404, 'link-expired');
    const { title } = dictionary(locale).confirm;
    return { locale, title, children: <ConfirmPage locale={locale} token={token} choices={choices} /> };
  },
});
