import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import { replyText } from '../email/reply-text';
import { suppressMailbox } from '../subscribers/suppress-mailbox';
import type { Bounce, BounceKind } from './bounce';

/** The result of recording a bounce. `known`: recorded before, nothing changed. `unknown`: not about a message or subscriber of ours. */
export type RecordedAs = BounceKind | 'known' | 'unknown';

type Delivery = typeof deliveries.$inferSelect;

/** Bounces per transaction. */
const batchSize = 100;

/**
 * Records bounces: marks sent deliveries as failed, so that campaign totals still match, and suppresses mailboxes that are dead or have
 * complained. Delays are only counted. Idempotent. Returns the number of bounces with each result.
 *
 * @throws Unavailable
 */
export async function recordBounces(bounces: readonly Bounce[]): Promise<Record<RecordedAs, number>> {
  const counts = { dead: 0, failed: 0, delayed: 0, complained: 0, known: 0, unknown: 0 };
  // In the order of ids, so that concurrent calls do not deadlock.
  const inOrder = bounces.toSorted((one, other) => (one.delivery?.id ?? 0) - (other.delivery?.id ?? 0));
  for (let begin = 0; begin < inOrder.length; begin += batchSize) {
    const batch = inOrder.slice(begin, begin + batchSize);
    const recorded = await inTransaction(async (db) => {
      const messages = await readMessages(db, batch);
      const outcomes: RecordedAs[] = [];
      for (const bounce of batch) outcomes.push(await recordBounce(db, bounce, messageOf(bounce, messages)));
      return outcomes;
    });
    for (const outcome of recorded) counts[outcome]++;
  }
  return counts;
}

async function recordBounce(db: Database, bounce: Bounce, message: Message | undefined): Promise<RecordedAs> {
  const { kind } = bounce;
  const mailbox = message ? message.recipient : await findMailbox(db, bounce);
  if (!message && mailbox === undefined) return 'unknown';
  if (kind === 'delayed') return kind;
  const isFailed = message?.status === 'sent' && kind !== 'complained' && (await markFailed(db, message.id, bounce));
  const suppressed = mailboxToSuppress(bounce, mailbox);
  const isNew = suppressed !== undefined && (await suppressMailbox(db, suppressed, kind === 'complained' ? 'complained' : 'bounced'));
  if (isNew) return kind;
  return isFailed ? 'failed' : 'known';
}

/** Returns the mailbox to suppress. For a dead one the report must name it: the message may have been forwarded to another. */
function mailboxToSuppress({ kind, addresses, areRecipients }: Bounce, mailbox: string | undefined): string | undefined {
  if (kind !== 'dead' && kind !== 'complained') return undefined;
  // The subscriber may have changed their address since.
  if (areRecipients) return addresses[0] ?? mailbox;
  return kind === 'complained' || (mailbox !== undefined && addresses.includes(mailbox)) ? mailbox : undefined;
}

interface Message {
  id: number;
  status: Delivery['status'];
  campaignId: string | null;
  createdAt: Date;
  subscriberId: string | null;
  /** In lower case; undefined when the subscriber was erased. */
  recipient: string | undefined;
}

async function readMessages(db: Database, bounces: readonly Bounce[]): Promise<Map<number, Message>> {
  const ids = [...new Set(bounces.flatMap(({ delivery }) => delivery?.id ?? []))];
  if (ids.length === 0) return new Map();
  const { id, status, campaignId, createdAt, subscriberId } = deliveries;
  const rows = await db
    .select({
      message: { id, status, campaignId, createdAt, subscriberId },
      key: subscribers.addressKey,
      newAddress: mailedLinks.newAddress,
    })
    .from(deliveries)
    .leftJoin(subscribers, eq(subscribers.id, subscriberId))
    .leftJoin(mailedLinks, eq(mailedLinks.id, deliveries.linkId))
    .where(inArray(id, ids));
  return new Map(
    rows.map(({ message, key, newAddress }) => [message.id, { ...message, recipient: newAddress?.toLowerCase() ?? key ?? undefined }]),
  );
}

/** Returns the message of a bounce, if campaign, creation time and subscriber match: another newsletter may use the same ids. */
function messageOf({ delivery, subscriberId }: Bounce, messages: Map<number, Message>): Message | undefined {
  const message = delivery && messages.get(delivery.id);
  if (!message) return undefined;
  const isMatch =
    (delivery.campaignId === undefined || message.campaignId === delivery.campaignId) &&
    (delivery.createdAt === undefined || message.createdAt.getTime() === delivery.createdAt) &&
    (subscriberId === undefined || message.subscriberId === subscriberId);
  return isMatch ? message : undefined;
}

/** Keeps `finishedAt`: a late bounce must not count towards the failure rate of what is sent now. */
async function markFailed(db: Database, id: number, { code, reply }: Bounce): Promise<boolean> {
  const answer = { smtpCode: code ?? null, smtpReply: reply === undefined ? null : replyText(reply) };
  const failed = await db
    .update(deliveries)
    .set({ status: 'failed', bouncedAt: sql`now()`, ...answer })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, 'sent')))
    .returning({ id: deliveries.id });
  return failed.length > 0;
}

/** Returns the mailbox of the subscriber that a bounce without a delivery is about. */
async function findMailbox(db: Database, { delivery, subscriberId, addresses, areRecipients }: Bounce): Promise<string | undefined> {
  const [address] = delivery || !areRecipients ? [] : addresses;
  const isMatch = subscriberId ? eq(subscribers.id, subscriberId) : address ? eq(subscribers.addressKey, address) : undefined;
  if (!isMatch) return undefined;
  const [subscriber] = await db.select({ key: subscribers.addressKey }).from(subscribers).where(isMatch);
  return subscriber?.key;
}
