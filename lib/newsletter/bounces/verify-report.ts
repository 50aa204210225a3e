import 'server-only';
import { readSignedToken } from '../../base/auth/signed-token';
import { type Bounce, readMessageId } from './bounce';
import { deliveryOfBounce } from './bounce-address';
import type { MailReport } from './mail-report';

/**
 * Verifies a report: anybody can write to the bounce address, and Message-IDs can be guessed. It must hold a secret of the message itself:
 * the tag of its envelope sender or its unsubscribe token. Returns undefined for a report with neither, unless `isTrusted`: an operator has
 * said that no stranger can write to the mailbox.
 */
export function verifyReport(report: MailReport, isTrusted: boolean): Bounce | undefined {
  const { kind, addresses, code, reply } = report;
  const bounce = { kind, addresses, code, reply };
  const named = report.messageId === undefined ? undefined : readMessageId(report.messageId);
  const id = report.returnedTo.map(deliveryOfBounce).find((found) => found !== undefined);
  // A forwarded message may bounce from an address that is not the subscriber's.
  if (id !== undefined) return { ...bounce, areRecipients: false, delivery: { id } };
  for (const token of report.tokens) {
    const read = readSignedToken('unsubscribe', token, Date.now());
    if (typeof read === 'object') return { ...bounce, areRecipients: false, subscriberId: read.subscriberId, delivery: named };
  }
  return isTrusted && (named || addresses.length > 0) ? { ...bounce, areRecipients: true, delivery: named } : undefined;
}
