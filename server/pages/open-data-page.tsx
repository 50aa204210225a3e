import type { dataPurposes } from '@/components/subscriber/data-links';
import { DataPage } from '@/components/subscriber/data-page';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary } from '@/lib/base/i18n/i18n';
import { findMailedLink } from '@/lib/newsletter/subscribers/find-mailed-link';
import { createTokenPage } from './token-page';

/** Makes the page that a mailed link leads to, with the button that does what the link is for. */
export function openDataPage(purpose: (typeof dataPurposes)[number]) {
  return createTokenPage({
    name: `${purpose} page`,
    back: '/preferences',
    async show({ locale, token }) {
      const found = await findMailedLink(purpose, token);
      if (!found) throw new HttpError(404, 'link-over');
      const { newAddress } = found.link;
      const page = { locale, purpose, token, address: newAddress ?? found.subscriber.address, isNewAddress: newAddress !== null };
      return { locale, title: dictionary(locale).preferences[purpose].title, children: <DataPage {...page} /> };
    },
  });
}
