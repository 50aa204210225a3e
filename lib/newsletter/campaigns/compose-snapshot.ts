import 'server-only';
import { createHash } from 'node:crypto';
import { composeMessage } from '../email/compose-message';
import type { Message } from '../email/message';
import { mergeFields } from './merge-fields';

/** The header fields that are each reader's own: they are written when the message goes out, and stand in no snapshot. */
const personal = /^(?:To|Date|Message-ID): [^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n/gim;

/**
 * Composes what a campaign says in one language: once, since all that differs from reader to reader has its place in it.
 *
 * @param id names it: its boundaries follow from that
 * @returns the message without the fields that are each reader's own, ASCII
 */
export async function composeSnapshot(message: Message, id: string, from: { name: string; address: string }): Promise<string> {
  const composed = await composeMessage(message, { id, from, to: 'reader@place.invalid', date: new Date(0) });
  const text = composed.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = `${text.slice(0, end)}\r\n`.replace(personal, '');
  const snapshot = head + text.slice(end + 2);
  senderDomain(snapshot);
  if (!snapshot.includes(mergeFields.unsubscribe)) throw new Error('The message has no place for the address at which to unsubscribe.');
  return snapshot;
}

/** The domain of the mailbox that a snapshot is from. Throws where its header names none. */
export function senderDomain(snapshot: string): string {
  const head = snapshot.slice(0, snapshot.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const domain = /^From:.*@([^\s<>@]+?)>?$/im.exec(head)?.[1];
  if (!domain) throw new Error('The message is from no mailbox.');
  return domain;
}

/** What a snapshot's bytes are known by. */
export function sha256Of(snapshot: string): string {
  return createHash('sha256').update(snapshot, 'latin1').digest('hex');
}
