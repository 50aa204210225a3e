import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSameSecret } from '../../base/auth/keyed-hash';
import { type Bounce, type BounceKind, bounceKindOf, readMessageId } from './bounce';
import { type Provider, readJson } from './provider';

const signature = z.object({
  signature: z.object({ timestamp: z.coerce.string().regex(/^\d{1,12}$/), token: z.string(), signature: z.string() }),
});

const event = z.object({
  'event-data': z.object({
    event: z.string(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    recipient: z.string(),
    message: z.object({ headers: z.object({ 'message-id': z.string() }) }),
    'delivery-status': z
      .object({ code: z.number(), message: z.string(), description: z.string(), 'enhanced-code': z.string() })
      .partial()
      .optional(),
  }),
});

/** https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/ : the signature is in the body and does not cover it. */
export const mailgun: Provider = {
  name: 'mailgun',
  // Mailgun repeats calls for eight hours.
  maxAge: 9 * 3600,
  verify({ body }, key) {
    const { data } = signature.safeParse(readJson(body));
    if (!data) return undefined;
    const { timestamp, token, signature: given } = data.signature;
    const own = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex');
    return isSameSecret(own, given) ? Number(timestamp) : undefined;
  },
  read(body) {
    const { data } = event.safeParse(body);
    const delivery = data && readMessageId(data['event-data'].message.headers['message-id']);
    const kind = data && kindOf(data['event-data']);
    if (!delivery || !kind) return [];
    const { recipient, 'delivery-status': status = {} } = data['event-data'];
    const { code, message, description } = status;
    return [
      { kind, delivery, addresses: [recipient.toLowerCase()], areRecipients: true, code: smtpCode(code), reply: message || description },
    ];
  },
};

type EventData = z.infer<typeof event>['event-data'];

/** The reasons `suppress-*` are about mailboxes on Mailgun's own suppression lists. */
function kindOf({ event: name, severity, reason, 'delivery-status': status = {} }: EventData): BounceKind | undefined {
  if (name === 'complained') return 'complained';
  if (name !== 'failed') return undefined;
  if (severity !== 'permanent') return 'delayed';
  if (reason === 'suppress-bounce') return 'dead';
  if (reason === 'suppress-complaint') return 'complained';
  const { 'enhanced-code': code = '', message = '' } = status;
  return bounceKindOf(code, message);
}

/** Drops Mailgun's own codes, such as 605. */
function smtpCode(code: number | undefined): Bounce['code'] {
  return code !== undefined && code >= 400 && code < 600 ? code : undefined;
}
