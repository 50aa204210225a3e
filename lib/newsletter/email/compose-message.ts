import 'server-only';
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Message } from './message';

export interface Envelope {
  from: string;
  /** One mailbox. It is given to the server beside the message and never read from a header. */
  to: string;
}

export interface MessageFacts {
  /** A name of this one message that no other has: its bytes follow from it. */
  id: string;
  from: { name: string; address: string };
  to: string;
  /** When it was first on its way. */
  date: Date;
}

/**
 * The bytes of a mail (RFC 5322, RFC 2045): `multipart/alternative`, text first, both parts UTF-8 as quoted-printable. The same facts
 * and message give the same bytes, so that a copy that is sent again can be told for one.
 */
export function composeMessage(
  { subject, html, text, language, headers = {} }: Message,
  { id, from, to, date }: MessageFacts,
): Promise<Buffer> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject: subject.replace(/\s+/g, ' '),
    date,
    messageId: `<${id}@${domain}>`,
    baseBoundary: createHash('sha256').update(id).digest('hex').slice(0, 24),
    headers: Object.entries({ 'Content-Language': language, ...headers }).map(([key, value]) => ({ key, value: ready(key, value) })),
    text,
    html,
    textEncoding: 'quoted-printable',
    // As SMTP has it (RFC 5321 section 2.3.8): what is stored is what is sent, byte for byte.
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => composer.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes))));
}

/**
 * A header field as it is written: nodemailer would make an encoded word of a `List-ID` with quotes.
 * Throws on what no field may hold (RFC 5322 section 2.2).
 */
function ready(key: string, value: string): { prepared: true; foldLines: true; value: string } {
  if (!/^[ -~]+$/.test(value))
    throw new RangeError(`The header field ${key} is ${JSON.stringify(value)}: only printable ASCII may stand in one.`);
  return { prepared: true, foldLines: true, value };
}
