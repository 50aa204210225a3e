import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { Unavailable } from '../../base/http/unavailable';
import type { Bounce, BounceKind } from './bounce';
import { bounceKindOf } from './bounce-kind';
import { readMessageId } from './delivery-name';
import type { Provider } from './provider';

const event = z.object({
  event: z.string(),
  email: z.string(),
  'smtp-id': z.string().optional(),
  type: z.string().optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  response: z.string().optional(),
  bounce_classification: z.string().optional(),
});
type SendgridEvent = z.infer<typeof event>;

/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event : many events in one call, signed by ECDSA (FIPS 186-5). */
export const sendgrid: Provider = {
  name: 'sendgrid',
  // Its calls are repeated for a day.
  longest: 25 * 3600,
  verify({ headers, body }, key) {
    const timestamp = headers.get('x-twilio-email-event-webhook-timestamp') ?? '';
    const signature = headers.get('x-twilio-email-event-webhook-signature') ?? '';
    if (!/^\d{1,12}$/.test(timestamp) || !signature) return undefined;
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    return verify('sha256', signed, readKey(key), Buffer.from(signature, 'base64')) ? Number(timestamp) : undefined;
  },
  read(body) {
    return Array.isArray(body) ? body.flatMap((one) => readEvent(event.safeParse(one).data)) : [];
  },
};

/** As SendGrid shows it, SubjectPublicKeyInfo in base64 (RFC 5280 section 4.1), or as a PEM file has it. */
function readKey(key: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(key.replace(/-----[A-Z ]+-----/g, ''), 'base64'), format: 'der', type: 'spki' });
  } catch (error) {
    throw new Unavailable('SENDGRID_PUBLIC_KEY is no public key. Copy the verification key of the signed event webhook.', { cause: error });
  }
}

function readEvent(one: SendgridEvent | undefined): Bounce[] {
  const kind = one && kindOf(one);
  if (!kind) return [];
  const id = one['smtp-id'];
  const delivery = id === undefined ? undefined : readMessageId(id);
  // What came back late names no message: that a mailbox is dead it is for whoever writes there, a complaint may be about others' mail.
  if (!delivery && (id !== undefined || kind !== 'dead')) return [];
  const reply = one.reason ?? one.response;
  const code = Number(/^[45]\d\d(?=$|[ -])/.exec(reply ?? '')?.[0]) || undefined;
  return [{ kind, delivery, addresses: [one.email.toLowerCase()], areSentTo: true, code, reply }];
}

/** `dropped`: not even tried, since the mailbox has bounced or complained before. */
function kindOf({ event: name, type, status = '', reason = '', bounce_classification: classified }: SendgridEvent): BounceKind | undefined {
  switch (name) {
    case 'spamreport':
      return 'complained';
    case 'deferred':
      return 'delayed';
    case 'dropped':
      if (/^spam report/i.test(reason)) return 'complained';
      return /^(?:bounced address|invalid)/i.test(reason) ? 'dead' : 'failed';
    case 'bounce':
      return type !== 'blocked' && classified === 'Invalid Address' ? 'dead' : bounceKindOf(status, reason);
    default:
      return undefined;
  }
}
