import type { DeliveryName } from './delivery-name';

/**
 * What came back: `dead`, the mailbox does not exist; `failed`, this message did not arrive, for another reason; `delayed`, somebody still
 * tries; `complained`, its reader calls it spam.
 */
export const bounceKinds = ['dead', 'failed', 'delayed', 'complained'] as const;
export type BounceKind = (typeof bounceKinds)[number];

/** That a message came back, from somebody who can be believed. */
export interface Bounce {
  kind: BounceKind;
  /** Which message it was, where that is said. */
  delivery?: DeliveryName | undefined;
  /** Whose it was, where a token of theirs came back with it. */
  subscriberId?: string | undefined;
  /** Where it could not be handed over: lower case. */
  addresses: string[];
  /** Whether `addresses` are the mailboxes to which it was sent, and none that the mail was handed on to. */
  areSentTo: boolean;
  /** What a mail server said (RFC 5321 section 4.2). */
  code?: number | undefined;
  reply?: string | undefined;
}
