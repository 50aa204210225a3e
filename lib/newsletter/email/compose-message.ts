import 'server-only';
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Message } from './message';

export interface MessageFacts {
  /** Unique to this message: its Message-ID and boundary follow from it. */
  id: string;
  from: { name: string; address: string };
  to: string;
  /** When it was first sent. */
  date: Date;
}

/**
 * Composes an email (RFC 5322, RFC 2045): `multipart/alternative`, text first, both parts UTF-8 in quoted-printable. Equal arguments give
 * equal bytes, so that a message sent twice can be recognized as a duplicate.
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
    headers: Object.entries({ 'Content-Language': language, ...headers }).map(([key, value]) => ({ key, value: prepared(key, value) })),
    text,
    html,
    textEncoding: 'quoted-printable',
    // CRLF, as SMTP sends it (RFC 5321 section 2.3.8): the stored bytes are the sent bytes.
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => composer.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes))));
}

/** Marks a header field as encoded: nodemailer would make an encoded word of a `List-ID` with quotes. Throws when it is not ASCII. */
function prepared(key: string, value: string): { prepared: true; foldLines: true; value: string } {
  if (!/^[ -~]+$/.test(value))
    throw new RangeError(`The header field ${key} is ${JSON.stringify(value)}: expected printable ASCII (RFC 5322 section 2.2).`);
  return { prepared: true, foldLines: true, value };
}
