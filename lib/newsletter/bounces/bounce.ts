/**
 * What a bounce reports: `dead`, the mailbox does not exist; `failed`, this message was not delivered for another reason; `delayed`, a
 * server is still trying; `complained`, the recipient marked the message as spam.
 */
export const bounceKinds = ['dead', 'failed', 'delayed', 'complained'] as const;
export type BounceKind = (typeof bounceKinds)[number];

/** A verified report about a message of ours. */
export interface Bounce {
  kind: BounceKind;
  /** The message, if the report names it. */
  delivery?: DeliveryName | undefined;
  /** The subscriber, if the report holds a token of theirs. */
  subscriberId?: string | undefined;
  /** The addresses that could not be delivered to, in lower case. */
  addresses: string[];
  /** Whether `addresses` are the recipients of our message, rather than addresses to which it was forwarded. */
  areRecipients: boolean;
  /** The mail server's reply code and text (RFC 5321 section 4.2). */
  code?: number | undefined;
  reply?: string | undefined;
}

/** A delivery, with what must match so that a delivery of another newsletter with the same id does not. */
export interface DeliveryName {
  id: number;
  campaignId?: string;
  /** In milliseconds since 1970. */
  createdAt?: number;
}

/**
 * Returns the delivery in a Message-ID, with or without angle brackets: `d.<campaign>.<delivery>@…` for a campaign's message,
 * `n.<created>.<delivery>@…` for a notification. Returns undefined for any other Message-ID.
 */
export function readMessageId(messageId: string): DeliveryName | undefined {
  const [, campaign, id] = /^\s*<?d\.([0-9a-f]{32})\.(\d{1,15})@[^\s<>]+>?\s*$/.exec(messageId) ?? [];
  if (campaign && id) return { id: Number(id), campaignId: campaign.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
  const [, created, notification] = /^\s*<?n\.(\d{1,15})\.(\d{1,15})@[^\s<>]+>?\s*$/.exec(messageId) ?? [];
  return created && notification ? { id: Number(notification), createdAt: Number(created) } : undefined;
}

/**
 * Enhanced codes of a mailbox that does not exist (RFC 3463 section 3.2, RFC 7505). Without 5.1.0, 5.1.7 and 5.1.8, which servers also use
 * for the sender's address: a mistake in our settings would unsubscribe everybody.
 */
const deadCodes = /^5\.1\.(?:1|2|3|6|10)$/;

/** An enhanced code in a reply, also after the reply code: `550 5.1.1 no such user`. */
const codeInReply = /(?:^|[\s#(-])([245]\.\d{1,3}\.\d{1,3})(?=$|[\s),:;-])/;

/** Returns what a permanent failure means by its enhanced code (RFC 3463), or by the one in the reply when the first is unspecific. */
export function bounceKindOf(status: string, reply = ''): 'dead' | 'failed' {
  const isVague = !/^5\./.test(status) || /^5\.0\.0$/.test(status);
  const code = isVague ? (codeInReply.exec(reply)?.[1] ?? status) : status;
  return deadCodes.test(code) ? 'dead' : 'failed';
}
