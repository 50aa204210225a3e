import 'server-only';
import { readSignedToken } from '../../base/auth/signed-token';
import type { Bounce } from './bounce';
import { deliveryOfBounce } from './bounce-address';
import { readMessageId } from './delivery-name';
import type { MailReport } from './mail-report';

/**
 * A report as far as it can be believed. Strangers can write to where mail comes back, numbers of deliveries can be guessed, and every
 * reader of a campaign knows its Message-ID but for that number: so a report must hold what only the message itself held, the tag of its
 * envelope sender or its reader's token to unsubscribe. Whoever has these could end that one subscription anyway. Undefined where it
 * has neither, except where an operator says that no stranger can have written it.
 */
export function verifyReport(report: MailReport, isTrusted: boolean): Bounce | undefined {
  const { kind, addresses, code, reply } = report;
  const bounce = { kind, addresses, code, reply };
  const named = report.messageId === undefined ? undefined : readMessageId(report.messageId);
  const id = report.returnedTo.map(deliveryOfBounce).find((found) => found !== undefined);
  // Where the mail was handed on, the mailbox that is dead is not our reader's.
  if (id !== undefined) return { ...bounce, areSentTo: false, delivery: { id } };
  for (const token of report.tokens) {
    const read = readSignedToken('unsubscribe', token, Date.now());
    if (typeof read === 'object') return { ...bounce, areSentTo: false, subscriberId: read.subscriberId, delivery: named };
  }
  return isTrusted && (named || addresses.length > 0) ? { ...bounce, areSentTo: true, delivery: named } : undefined;
}
