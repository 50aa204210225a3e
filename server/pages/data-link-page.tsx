import { DataLinkPage } from '@/components/subscriber/data-link-page';
import type { dataPurposes } from '@/components/subscriber/data-section';
import { inTransaction } from '@/lib/base/db/in-transaction';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary } from '@/lib/base/i18n/i18n';
import { findMailedLink } from '@/lib/newsletter/subscribers/mailed-links';
import { createTokenPage } from './token-page';

/** Creates the handler of the page that an export, erasure or address change link opens: a button that does it. */
export function createDataLinkPage(purpose: (typeof dataPurposes)[number]) {
  return createTokenPage({
    name: `${purpose} page`,
    retryPath: '/preferences',
    async render({ locale, token }) {
      const found = await inTransaction((db) => findMailedLink(db, purpose, token));
      if (!found) throw new HttpError(404, 'link-over');
      const { newAddress } = found.link;
      const page = { locale, purpose, token, address: newAddress ?? found.subscriber.address, isNewAddress: newAddress !== null };
      return { locale, title: dictionary(locale).preferences[purpose].title, children: <DataLinkPage {...page} /> };
    },
  });
}
