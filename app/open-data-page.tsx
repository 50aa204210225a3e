import type { dataPurposes } from '@/components/subscriber/data-links';
import { DataPage } from '@/components/subscriber/data-page';
import { Refusal } from '@/lib/door/refusal';
import { dictionary } from '@/lib/i18n';
import { findMailedLink } from '@/lib/subscribers/find-mailed-link';
import { openPersonalPage } from './personal-page';

/** Makes the page that a mailed link leads to, with the button that does what the link is for. */
export function openDataPage(purpose: (typeof dataPurposes)[number]) {
  return openPersonalPage({
    name: `${purpose} page`,
    back: '/preferences',
    async show({ locale, token }) {
      const found = await findMailedLink(purpose, token);
      if (!found) throw new Refusal(404, 'link-over');
      const { newAddress } = found.link;
      const page = { locale, purpose, token, address: newAddress ?? found.subscriber.address, isNewAddress: newAddress !== null };
      return { locale, title: dictionary(locale).preferences[purpose].title, children: <DataPage {...page} /> };
    },
  });
}
