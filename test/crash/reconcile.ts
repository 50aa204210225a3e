import 'server-only';
import type { Receipt } from '../smtp-lab/receipt';
import { type CampaignTotals, peopleOf, totalsOf } from './frozen-campaign';

/** What became of a campaign, as the mail server and the database have it. Everything is as it should be where `problems` is empty. */
export interface Account extends CampaignTotals {
  /** How many messages came more than once, counting each time after the first. */
  copies: number;
  problems: string[];
}

/**
 * Compares what a mail server has received with what a campaign owed: everybody who was not skipped or refused has it, nobody else, and
 * copies are no more than `mostCopies` and the same byte for byte.
 */
export async function reconcile(campaignId: string, receipts: readonly Receipt[], mostCopies: number): Promise<Account> {
  const totals = await totalsOf(campaignId);
  const people = new Set(await peopleOf(campaignId));
  const own = receipts.filter(({ messageId }) => messageId.includes(campaignId.replaceAll('-', '')));
  const reached = new Map<string, Receipt[]>();
  for (const receipt of own) reached.set(receipt.to, [...(reached.get(receipt.to) ?? []), receipt]);
  const copies = own.length - reached.size;
  const problems: string[] = [];
  const say = (isWrong: boolean, text: string) => isWrong && problems.push(text);

  const missed = [...people].filter((person) => !reached.has(person));
  const strangers = [...reached.keys()].filter((person) => !people.has(person));
  say(missed.length > totals.failed, `${missed.length} missed, such as ${missed.slice(0, 3)}`);
  say(strangers.length > 0, `${strangers.length} got it who should not, such as ${strangers.slice(0, 3)}`);
  say(copies > mostCopies + totals.ambiguous, `${copies} copies, where ${mostCopies} and ${totals.ambiguous} ambiguous may be`);
  for (const [person, theirs] of reached) {
    const kinds = new Set(theirs.map(({ sha256, messageId, date, from }) => `${sha256} ${messageId} ${date} ${from}`));
    say(kinds.size > 1, `${person} got copies that differ`);
  }
  const ids = new Set(own.map(({ messageId }) => messageId));
  say(ids.size !== reached.size, `${ids.size} names for messages to ${reached.size} people`);
  say(totals.state !== 'done', `the campaign is ${totals.state} (${totals.pauseReason})`);
  say(totals.audience !== totals.sent + totals.failed + totals.skipped, `the books: ${JSON.stringify(totals)}`);
  return { ...totals, copies, problems };
}
