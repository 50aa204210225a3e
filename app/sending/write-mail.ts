import 'server-only';
import type { DueDelivery } from '@/lib/deliveries/slots';
import { composeMessage, type Envelope } from '@/lib/email/compose-message';
import { env } from '@/lib/env';
import { messageOf } from './message-of';

/** What the post office is handed for a delivery. It follows from the database alone, so that a second copy is the same. */
export async function writeMail(delivery: DueDelivery): Promise<[bytes: Buffer, envelope: Envelope, name: string]> {
  const { id, subscriber, link, firstDispatchAt, createdAt } = delivery;
  const to = link?.newAddress ?? subscriber.address;
  const name = `${String(id).padStart(8, '0')}-${delivery.notice}`;
  const from = env.mailFrom;
  const date = firstDispatchAt ?? createdAt;
  const bytes = await composeMessage(await messageOf(delivery, date), {
    id: `n.${createdAt.getTime()}.${id}`,
    from,
    to,
    date,
  });
  return [bytes, { from: from.address, to }, name];
}
