import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { Unavailable } from '../../base/http/unavailable';
import { type Bounce, type BounceKind, bounceKindOf, readMessageId } from './bounce';
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

/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event : many events per call, signed by ECDSA (FIPS 186-5). */
export const sendgrid: Provider = {
  name: 'sendgrid',
  // SendGrid repeats calls for a day.
  maxAge: 25 * 3600,
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

/** Parses a SubjectPublicKeyInfo (RFC 5280 section 4.1) in base64, as SendGrid shows it, or in PEM. */
function readKey(key: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(key.replace(/-----[A-Z ]+-----/g, ''), 'base64'), format: 'der', type: 'spki' });
  } catch (error) {
    throw new Unavailable('SENDGRID_PUBLIC_KEY is not a public key. Copy the verification key of the signed event webhook in SendGrid.', {
      cause: error,
    });
  }
}

function readEvent(one: SendgridEvent | undefined): Bounce[] {
  const kind = one && kindOf(one);
  if (!kind) return [];
  const id = one['smtp-id'];
  const delivery = id === undefined ? undefined : readMessageId(id);
  // A delayed bounce names no message. A dead mailbox is dead for every sender; a complaint may be about another sender's message.
  if (!delivery && (id !== undefined || kind !== 'dead')) return [];
  const reply = one.reason ?? one.response;
  const code = Number(/^[45]\d\d(?=$|[ -])/.exec(reply ?? '')?.[0]) || undefined;
  return [{ kind, delivery, addresses: [one.email.toLowerCase()], areRecipients: true, code, reply }];
}

/** `dropped` events are about mailboxes on SendGrid's suppression lists, or messages that it did not try to send. */
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
