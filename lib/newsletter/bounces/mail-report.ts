import { z } from 'zod';
import { bounceKinds } from './bounce';

const text = z.string().max(2048);
const texts = z.array(text).max(20);

/** What a bounce message says about a message of ours. Unverified: anybody may have written it. */
export const mailReport = z.strictObject({
  kind: z.enum(bounceKinds),
  /** Header fields that may hold the envelope sender of our message. */
  returnedTo: texts,
  /** Tokens in the `List-Unsubscribe` of our message. */
  tokens: texts,
  messageId: text.optional(),
  /** The original and final recipients, in lower case. */
  addresses: texts,
  code: z.number().int().min(200).max(599).optional(),
  reply: text.optional(),
});

export type MailReport = z.infer<typeof mailReport>;

/** The highest number of reports in one request. */
export const maxReports = 100;
