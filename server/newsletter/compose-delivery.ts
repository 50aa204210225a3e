import 'server-only';
import { env } from '@/lib/base/env/env';
import { bounceAddress } from '@/lib/newsletter/bounces/bounce-address';
import { composeRecipientMessage } from '@/lib/newsletter/campaigns/compose-recipient-message';
import type { DueDelivery, DueNotice } from '@/lib/newsletter/delivery/due-delivery';
import { composeMessage } from '@/lib/newsletter/email/compose-message';
import type { Mail } from '@/lib/newsletter/email/mail';
import { messageOf } from '../email/render-notification';

/** What is handed over for a delivery. It follows from the database alone, so that a second copy is the same. */
export function writeMail(delivery: DueDelivery): Promise<Mail> {
  return delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : writeNotice(delivery);
}

async function writeNotice(notice: DueNotice): Promise<Mail> {
  const { id, subscriber, link, firstDispatchAt: date, createdAt } = notice;
  const to = link?.newAddress ?? subscriber.address;
  const name = `${String(id).padStart(8, '0')}-${notice.notice}`;
  const from = env.mailFrom;
  const bytes = await composeMessage(await messageOf(notice, date), { id: `n.${createdAt.getTime()}.${id}`, from, to, date });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return [bytes, { from: bounceAddress(id, domain), to }, name];
}
