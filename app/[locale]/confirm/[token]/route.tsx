import { ConfirmPage } from '@/components/subscriber/confirm-page';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary } from '@/lib/base/i18n/i18n';
import { findConfirmation } from '@/lib/newsletter/subscribers/find-confirmation';
import { createTokenPage } from '@/server/pages/token-page';

/** The page that a mail leads to: it shows what is to be confirmed, and a button. */
export const GET = createTokenPage({
  name: 'confirm page',
  back: '/subscribe',
  async show({ locale, token }) {
    const asked = await findConfirmation(token);
    if (!asked) throw new HttpError(404, 'link-expired');
    const { title } = dictionary(locale).confirm;
    return { locale, title, children: <ConfirmPage locale={locale} token={token} asked={asked} /> };
  },
});
