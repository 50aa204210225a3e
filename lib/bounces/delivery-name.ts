/** Which delivery is meant, and what must be true of it, so that none of another newsletter's with the same number is. */
export interface DeliveryName {
  id: number;
  mailingId?: string;
  /** In milliseconds since 1970. */
  createdAt?: number;
}

/**
 * The delivery that a Message-ID names, with or without its brackets: `d.<mailing>.<delivery>@…` is a mailing's, `n.<created>.<delivery>@…`
 * a notice's. Undefined where it is no message of ours.
 */
export function readMessageId(messageId: string): DeliveryName | undefined {
  const [, mailing, id] = /^\s*<?d\.([0-9a-f]{32})\.(\d{1,15})@[^\s<>]+>?\s*$/.exec(messageId) ?? [];
  if (mailing && id) return { id: Number(id), mailingId: mailing.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
  const [, created, notice] = /^\s*<?n\.(\d{1,15})\.(\d{1,15})@[^\s<>]+>?\s*$/.exec(messageId) ?? [];
  return created && notice ? { id: Number(notice), createdAt: Number(created) } : undefined;
}
