import { z } from 'zod';
import { bounceKinds } from './bounce';

const text = z.string().max(2048);
const texts = z.array(text).max(20);

/** What a message says of one of ours that came back: anybody may have written it. */
export const mailReport = z.strictObject({
  kind: z.enum(bounceKinds),
  /** Header fields in which the envelope sender of our message may stand. */
  returnedTo: texts,
  /** Tokens in the `List-Unsubscribe` of our message. */
  tokens: texts,
  messageId: text.optional(),
  /** Mailboxes that did not take it, and those to which it was sent first: lower case. */
  addresses: texts,
  code: z.number().int().min(200).max(599).optional(),
  reply: text.optional(),
});

export type MailReport = z.infer<typeof mailReport>;

/** So many are sent to the site at once. */
export const mostReports = 100;
