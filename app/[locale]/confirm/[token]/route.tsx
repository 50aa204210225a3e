import { openPersonalPage } from '@/app/personal-page';
import { ConfirmPage } from '@/components/subscriber/confirm-page';
import { Refusal } from '@/lib/door/refusal';
import { dictionary } from '@/lib/i18n';
import { findConfirmation } from '@/lib/subscribers/find-confirmation';

/** The page that a mail leads to: it shows what is to be confirmed, and a button. */
export const GET = openPersonalPage({
  name: 'confirm page',
  back: '/subscribe',
  async show({ locale, token }) {
    const asked = await findConfirmation(token);
    if (!asked) throw new Refusal(404, 'link-expired');
    const { title } = dictionary(locale).confirm;
    return { locale, title, children: <ConfirmPage locale={locale} token={token} asked={asked} /> };
  },
});
