/** Which delivery is meant, and what must be true of it, so that none of another newsletter's with the same number is. */
export interface DeliveryName {
  id: number;
  campaignId?: string;
  /** In milliseconds since 1970. */
  createdAt?: number;
}

/**
 * The delivery that a Message-ID names, with or without its brackets: `d.<campaign>.<delivery>@…` is a campaign's, `n.<created>.<delivery>@…`
 * a notice's. Undefined where it is no message of ours.
 */
export function readMessageId(messageId: string): DeliveryName | undefined {
  const [, campaign, id] = /^\s*<?d\.([0-9a-f]{32})\.(\d{1,15})@[^\s<>]+>?\s*$/.exec(messageId) ?? [];
  if (campaign && id) return { id: Number(id), campaignId: campaign.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
  const [, created, notice] = /^\s*<?n\.(\d{1,15})\.(\d{1,15})@[^\s<>]+>?\s*$/.exec(messageId) ?? [];
  return created && notice ? { id: Number(notice), createdAt: Number(created) } : undefined;
}
