import 'server-only';
import { and, eq } from 'drizzle-orm';
import { signToken } from '../../base/auth/signed-token';
import { inTransaction } from '../../base/db/in-transaction';
import { snapshots } from '../../base/db/schema';
import type { Locale } from '../../base/i18n/i18n';
import { bounceAddress } from '../bounces/bounce-address';
import type { DueRecipientMessage } from '../delivery/due-delivery';
import type { Mail } from '../email/mail-session';
import { prepareSnapshot, senderDomain } from './compose-snapshot';

interface PreparedSnapshot {
  applyMergeFields: ReturnType<typeof prepareSnapshot>;
  /** The sender's domain. */
  domain: string;
}

/** The snapshots of running campaigns; the oldest is removed first. */
const cache = new Map<string, Promise<PreparedSnapshot>>();
const maxCached = 8;

/** Composes a campaign's message for one recipient, from stored data alone: the same bytes on every attempt. */
export async function composeRecipientMessage({
  id,
  campaignId,
  locale,
  subscriberId,
  address,
  firstDispatchAt,
}: DueRecipientMessage): Promise<Mail> {
  const { applyMergeFields, domain } = await cachedSnapshot(campaignId, locale);
  const at = firstDispatchAt.getTime();
  const bytes = applyMergeFields({
    to: address,
    date: firstDispatchAt,
    messageId: `d.${campaignId.replaceAll('-', '')}.${id}@${domain}`,
    tokens: { unsubscribe: signToken('unsubscribe', subscriberId, at), vote: signToken('vote', subscriberId, at) },
  });
  return [bytes, { from: bounceAddress(id, domain), to: address }, `${String(id).padStart(8, '0')}-campaign`];
}

function cachedSnapshot(campaignId: string, locale: Locale): Promise<PreparedSnapshot> {
  const key = `${campaignId} ${locale}`;
  let snapshot = cache.get(key);
  if (!snapshot) {
    snapshot = loadSnapshot(campaignId, locale);
    cache.set(key, snapshot);
    snapshot.catch(() => cache.delete(key));
    if (cache.size > maxCached) cache.delete(cache.keys().next().value ?? '');
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
  return { applyMergeFields: prepareSnapshot(row.message), domain: senderDomain(row.message) };
}
