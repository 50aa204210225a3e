import 'server-only';
import type { Receipt } from '../smtp-lab/receipt';
import { type CampaignTotals, recipientsOf, totalsOf } from './frozen-campaign';

/** The totals of a campaign in the database, compared with the messages that the mail server received. */
export interface Reconciliation extends CampaignTotals {
  /** Received messages after the first to each recipient. */
  duplicates: number;
  /** Empty when everything is correct. */
  problems: string[];
}

/**
 * Compares the messages that a mail server received with a campaign's deliveries: every recipient who was not skipped or rejected got one,
 * nobody else did, and duplicates are byte for byte the same and at most `maxDuplicates` plus the unconfirmed attempts.
 */
export async function reconcile(campaignId: string, receipts: readonly Receipt[], maxDuplicates: number): Promise<Reconciliation> {
  const totals = await totalsOf(campaignId);
  const recipients = new Set(await recipientsOf(campaignId));
  const own = receipts.filter(({ messageId }) => messageId.includes(campaignId.replaceAll('-', '')));
  const reached = new Map<string, Receipt[]>();
  for (const receipt of own) reached.set(receipt.to, [...(reached.get(receipt.to) ?? []), receipt]);
  const duplicates = own.length - reached.size;
  const problems: string[] = [];
  const check = (isWrong: boolean, problem: string) => isWrong && problems.push(problem);

  const missed = [...recipients].filter((person) => !reached.has(person));
  const unexpected = [...reached.keys()].filter((person) => !recipients.has(person));
  check(missed.length > totals.failed, `${missed.length} did not get it, such as ${missed.slice(0, 3)}`);
  check(unexpected.length > 0, `${unexpected.length} got it by mistake, such as ${unexpected.slice(0, 3)}`);
  check(
    duplicates > maxDuplicates + totals.possibleDuplicates,
    `${duplicates} duplicates: at most ${maxDuplicates} and ${totals.possibleDuplicates} unconfirmed expected`,
  );
  for (const [person, received] of reached) {
    const kinds = new Set(received.map(({ sha256, messageId, date, from }) => `${sha256} ${messageId} ${date} ${from}`));
    check(kinds.size > 1, `${person} got duplicates that differ`);
  }
  const ids = new Set(own.map(({ messageId }) => messageId));
  check(ids.size !== reached.size, `${ids.size} Message-IDs for ${reached.size} recipients`);
  check(totals.state !== 'done', `the campaign is ${totals.state} (${totals.pauseReason})`);
  check(totals.audience !== totals.sent + totals.failed + totals.skipped, `campaign totals do not match: ${JSON.stringify(totals)}`);
  return { ...totals, duplicates, problems };
}
