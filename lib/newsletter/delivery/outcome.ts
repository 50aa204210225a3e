import { bounceKindOf } from '../bounces/bounce-kind';

/** What became of one try to hand a message to a mail server. */
export interface Outcome {
  /**
   * `failed` is never tried again. `deferred` is, later. `ambiguous` too: the server may have had all of it, and whether it took it is
   * not known.
   * `refused` is not about this message: the server takes none of them, and whoever sends them has to stop.
   */
  status: 'sent' | 'failed' | 'deferred' | 'ambiguous' | 'refused';
  /** The code and the words of the server (RFC 5321 section 4.2). */
  code?: number | undefined;
  reply?: string | undefined;
}

/** Whether the server says that the mailbox does not exist. */
export function isDeadAddress({ status, reply = '' }: Outcome): boolean {
  return status === 'failed' && bounceKindOf('', reply) === 'dead';
}
