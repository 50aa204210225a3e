import 'server-only';
import { createHash } from 'node:crypto';
import { composeMessage } from '../email/compose-message';
import type { Message } from '../email/message';
import { places } from './places';

/** The header fields that are each reader's own: they are written when the message goes out, and stand in no edition. */
const personal = /^(?:To|Date|Message-ID): [^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n/gim;

/**
 * Composes what a mailing says in one language: once, since all that differs from reader to reader has its place in it.
 *
 * @param id names it: its boundaries follow from that
 * @returns the message without the fields that are each reader's own, ASCII
 */
export async function composeEdition(message: Message, id: string, from: { name: string; address: string }): Promise<string> {
  const composed = await composeMessage(message, { id, from, to: 'reader@place.invalid', date: new Date(0) });
  const text = composed.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = `${text.slice(0, end)}\r\n`.replace(personal, '');
  const edition = head + text.slice(end + 2);
  senderDomain(edition);
  if (!edition.includes(places.unsubscribe)) throw new Error('The message has no place for the address at which to unsubscribe.');
  return edition;
}

/** The domain of the mailbox that an edition is from. Throws where its header names none. */
export function senderDomain(edition: string): string {
  const head = edition.slice(0, edition.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const domain = /^From:.*@([^\s<>@]+?)>?$/im.exec(head)?.[1];
  if (!domain) throw new Error('The message is from no mailbox.');
  return domain;
}

/** What an edition's bytes are known by. */
export function sha256Of(edition: string): string {
  return createHash('sha256').update(edition, 'latin1').digest('hex');
}
