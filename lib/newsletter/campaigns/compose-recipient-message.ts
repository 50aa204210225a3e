import 'server-only';
import { and, eq } from 'drizzle-orm';
import { signToken } from '../../base/auth/signed-token';
import { inTransaction } from '../../base/db/in-transaction';
import { snapshots } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { bounceAddress } from '../bounces/bounce-address';
import type { DueRecipientMessage } from '../delivery/due-delivery';
import type { Mail } from '../email/mail';
import { prepareSnapshot } from './apply-merge-fields';
import { senderDomain } from './compose-snapshot';

interface PreparedSnapshot {
  fill: ReturnType<typeof prepareSnapshot>;
  /** Of the mailbox that it is from. */
  domain: string;
}

/** Snapshots that are being sent, so that each is read once; the oldest makes room. */
const kept = new Map<string, Promise<PreparedSnapshot>>();
const mostCached = 8;

/** One reader's copy of a campaign: it follows from what is stored alone, so that a second copy is the same. */
export async function composeRecipientMessage({
  id,
  campaignId,
  locale,
  subscriberId,
  address,
  firstDispatchAt,
}: DueRecipientMessage): Promise<Mail> {
  const { fill, domain } = await cachedSnapshot(campaignId, locale);
  const at = firstDispatchAt.getTime();
  const bytes = fill({
    to: address,
    date: firstDispatchAt,
    messageId: `d.${campaignId.replaceAll('-', '')}.${id}@${domain}`,
    tokens: { unsubscribe: signToken('unsubscribe', subscriberId, at), vote: signToken('vote', subscriberId, at) },
  });
  return [bytes, { from: bounceAddress(id, domain), to: address }, `${String(id).padStart(8, '0')}-campaign`];
}

function cachedSnapshot(campaignId: string, locale: Locale): Promise<PreparedSnapshot> {
  const key = `${campaignId} ${locale}`;
  let snapshot = kept.get(key);
  if (!snapshot) {
    snapshot = loadSnapshot(campaignId, locale);
    kept.set(key, snapshot);
    snapshot.catch(() => kept.delete(key));
    if (kept.size > mostCached) kept.delete(kept.keys().next().value ?? '');
  }
  return snapshot;
}

async function loadSnapshot(campaignId: string, locale: Locale): Promise<PreparedSnapshot> {
  const [row] = await inTransaction((db) =>
    db
      .select({ message: snapshots.message })
      .from(snapshots)
      .where(and(eq(snapshots.campaignId, campaignId), eq(snapshots.locale, locale))),
  );
  if (!row) throw new Error(`The campaign ${campaignId} has no snapshot in ${locale}.`);
  return { fill: prepareSnapshot(row.message), domain: senderDomain(row.message) };
}
