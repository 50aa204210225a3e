import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSameSecret } from '../../base/auth/keyed-hash';
import { Unavailable } from '../../base/http/unavailable';
import { type BounceKind, readMessageId } from './bounce';
import type { Provider } from './provider';

const event = z.object({
  type: z.string(),
  data: z.object({
    from: z.string(),
    to: z.tuple([z.string()], z.string()),
    message_id: z.string().optional(),
    bounce: z.object({ message: z.string(), type: z.string(), subType: z.string() }).partial().optional(),
  }),
});
type ResendEvent = z.infer<typeof event>;

/** https://resend.com/docs/webhooks : one event per call, signed by Svix (Standard Webhooks), with a new signature on every repetition. */
export const resend: Provider = {
  name: 'resend',
  maxAge: 300,
  verify({ headers, body }, key) {
    const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers.get(`svix-${name}`) ?? '');
    if (!id || !timestamp || !/^\d{1,12}$/.test(timestamp)) return undefined;
    const own = createHmac('sha256', readKey(key)).update(`${id}.${timestamp}.`).update(body).digest('base64');
    // During a key rotation a call has a signature by each key.
    const isSigned = signatures?.split(' ').some((one) => isSameSecret(one, `v1,${own}`));
    return isSigned ? Number(timestamp) : undefined;
  },
  read(body, from) {
    const { data: one } = event.safeParse(body);
    const kind = one && kindOf(one);
    if (!kind) return [];
    const { data } = one;
    const delivery = data.message_id === undefined ? undefined : readMessageId(data.message_id);
    // The account may also send for other senders.
    if (!delivery && !data.from.toLowerCase().includes(from.toLowerCase())) return [];
    return [{ kind, delivery, addresses: [data.to[0].toLowerCase()], areRecipients: true, reply: data.bounce?.message }];
  },
};

function readKey(key: string): Buffer {
  const bytes = Buffer.from(key.replace(/^whsec_/, ''), 'base64');
  if (bytes.length < 16)
    throw new Unavailable('RESEND_SIGNING_SECRET is not a signing secret. Copy it from the webhook in Resend: whsec_…');
  return bytes;
}

/** Resend passes on the bounce types of Amazon SES, where these subtypes of `Permanent` mean that the mailbox does not exist. */
function kindOf({ type, data: { bounce } }: ResendEvent): BounceKind | undefined {
  switch (type) {
    case 'email.complained':
      return 'complained';
    case 'email.delivery_delayed':
      return 'delayed';
    case 'email.suppressed':
      return 'dead';
    case 'email.bounced':
      if (bounce?.type?.toLowerCase() !== 'permanent') return 'failed';
      return /^(?:general|noemail|suppressed|onaccountsuppressionlist)$/i.test(bounce.subType ?? 'general') ? 'dead' : 'failed';
    default:
      return undefined;
  }
}
