import type { Mail } from '../email/mail';
import type { MailSession } from '../email/mail-session';
import type { DueDelivery } from './due-delivery';
import type { SendLimits } from './throttle';

/** Where a sender may be killed to see what becomes of its message: in the order of what it does. */
export type SendMoment = 'before-claim' | 'after-claim' | 'after-reply' | 'after-commit';

export interface SendingOptions extends SendLimits {
  /** Opens a session with the mail server, or throws CannotConnect. */
  open: () => Promise<MailSession>;
  /** Writes a message: the same bytes each time. */
  write: (delivery: DueDelivery) => Promise<Mail>;
  /** How many messages are on their way at once, in all processes together: 1 to 64. */
  leases: number;
  /** No message is begun once this is aborted. */
  signal?: AbortSignal;
  /** For tests of what a killed process leaves behind. */
  at?: (moment: SendMoment) => void;
}
