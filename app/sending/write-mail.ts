import 'server-only';
import { bounceAddress } from '@/lib/bounces/bounce-address';
import type { DueDelivery, DueNotice } from '@/lib/deliveries/due-delivery';
import { composeMessage } from '@/lib/email/compose-message';
import type { Mail } from '@/lib/email/mail';
import { env } from '@/lib/env';
import { writeCopy } from '@/lib/mailings/write-copy';
import { messageOf } from './message-of';

/** What is handed over for a delivery. It follows from the database alone, so that a second copy is the same. */
export function writeMail(delivery: DueDelivery): Promise<Mail> {
  return delivery.kind === 'copy' ? writeCopy(delivery) : writeNotice(delivery);
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
