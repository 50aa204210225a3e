import 'server-only';
import { createHash } from 'node:crypto';
import { composeMessage } from '../email/compose-message';
import type { Message } from '../email/message';
import { type MergeField, mergeFields } from './merge-fields';

/** The header fields that differ for each recipient: a snapshot has none of them. */
const personalFields = /^(?:To|Date|Message-ID): [^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n/gim;

/**
 * Composes the snapshot of a campaign in one language: the message with placeholders for its merge fields, without the header fields that
 * differ for each recipient. ASCII.
 *
 * @param id determines the MIME boundaries
 */
export async function composeSnapshot(message: Message, id: string, from: { name: string; address: string }): Promise<string> {
  const composed = await composeMessage(message, { id, from, to: 'reader@place.invalid', date: new Date(0) });
  const text = composed.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = `${text.slice(0, end)}\r\n`.replace(personalFields, '');
  const snapshot = head + text.slice(end + 2);
  senderDomain(snapshot);
  if (!snapshot.includes(mergeFields.unsubscribe)) throw new Error('The message has no unsubscribe link.');
  return snapshot;
}

/** Returns the domain of a snapshot's `From`. Throws when it has none. */
export function senderDomain(snapshot: string): string {
  const head = snapshot.slice(0, snapshot.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const domain = /^From:.*@([^\s<>@]+?)>?$/im.exec(head)?.[1];
  if (!domain) throw new Error('The message has no sender address in From.');
  return domain;
}

/** Returns the hash of a snapshot's bytes in hexadecimal digits. */
export function sha256Of(snapshot: string): string {
  return createHash('sha256').update(snapshot, 'latin1').digest('hex');
}

/** What differs for each recipient of a campaign. */
export interface Recipient {
  to: string;
  date: Date;
  /** Without angle brackets. */
  messageId: string;
  /** Each as long as its placeholder. */
  tokens: Record<MergeField, string>;
}

/**
 * Finds the merge fields of a snapshot, and returns a function that composes a recipient's message: a copy of the bytes with a few writes,
 * since a token is as long as its placeholder and moves no line break.
 */
export function prepareSnapshot(snapshot: string): (recipient: Recipient) => Buffer {
  const bytes = Buffer.from(snapshot, 'latin1');
  const found = (Object.keys(mergeFields) as MergeField[]).flatMap((mergeField) =>
    findMergeField(snapshot, mergeField).map((segments) => ({ mergeField, segments })),
  );
  return ({ to, date, messageId, tokens }) => {
    const head = `To: ${to}\r\nDate: ${date.toUTCString().replace('GMT', '+0000')}\r\nMessage-ID: <${messageId}>\r\n`;
    const message = Buffer.allocUnsafe(head.length + bytes.length);
    message.write(head, 'latin1');
    bytes.copy(message, head.length);
    for (const { mergeField, segments } of found) {
      const token = tokens[mergeField];
      if (token.length !== mergeFields[mergeField].length)
        throw new RangeError(`The token for ${mergeField} has ${token.length} characters: expected ${mergeFields[mergeField].length}.`);
      for (const { offset, start, end } of segments) message.write(token.slice(start, end), head.length + offset, 'latin1');
    }
    return message;
  };
}

/** A part of a placeholder: its offset in the snapshot, and the characters of the token that replace it. */
interface Segment {
  offset: number;
  start: number;
  end: number;
}

/** Returns the segments of each placeholder: two when a soft line break of quoted-printable divides it (RFC 2045 section 6.7). */
function findMergeField(snapshot: string, mergeField: MergeField): Segment[][] {
  const pattern = new RegExp([...mergeFields[mergeField]].join('(?:=\r\n)?'), 'g');
  return [...snapshot.matchAll(pattern)].map(({ index, 0: found }) => {
    let start = 0;
    let offset = index;
    return found.split('=\r\n').map((part) => {
      const segment = { offset, start, end: start + part.length };
      start += part.length;
      offset += part.length + 3;
      return segment;
    });
  });
}
