import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { inTransaction } from '../../base/db/in-transaction';
import { deliveries, mailedLinks, subscribers } from '../../base/db/schema';
import { replyText } from '../email/reply-text';
import { suppressMailbox } from '../subscribers/suppress-mailbox';
import type { Bounce, BounceKind } from './bounce';

/** What came of a bounce: `known` changed nothing, since it was booked before; `unknown` is about no message or mailbox of ours. */
export type RecordedAs = BounceKind | 'known' | 'unknown';

type Delivery = typeof deliveries.$inferSelect;

/** So many are booked in one transaction. */
const most = 100;

/**
 * Books what came back. A message that was sent has failed: a campaign's books still balance. A dead mailbox, and one that has complained,
 * gets no more mail. A delay is only counted. To book the same again changes nothing, whoever says it and however often.
 *
 * @throws Unavailable
 */
export async function recordBounces(bounces: readonly Bounce[]): Promise<Record<RecordedAs, number>> {
  const counts = { dead: 0, failed: 0, delayed: 0, complained: 0, known: 0, unknown: 0 };
  // In one order, so that two who book at a time wait for each other and not for ever.
  const inOrder = bounces.toSorted((one, other) => (one.delivery?.id ?? 0) - (other.delivery?.id ?? 0));
  for (let begin = 0; begin < inOrder.length; begin += most) {
    const batch = inOrder.slice(begin, begin + most);
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
  const mailbox = message ? message.sentTo : await findMailbox(db, bounce);
  if (!message && mailbox === undefined) return 'unknown';
  if (kind === 'delayed') return kind;
  const isFailed = message?.status === 'sent' && kind !== 'complained' && (await markFailed(db, message.id, bounce));
  const ended = mailboxToEnd(bounce, mailbox);
  const isEnded = ended !== undefined && (await suppressMailbox(db, ended, kind === 'complained' ? 'complained' : 'bounced'));
  if (isEnded) return kind;
  return isFailed ? 'failed' : 'known';
}

/** Who complains got the message. Of a mailbox it must be said that it is dead: where mail is handed on, another may be. */
function mailboxToEnd({ kind, addresses, areSentTo }: Bounce, mailbox: string | undefined): string | undefined {
  if (kind !== 'dead' && kind !== 'complained') return undefined;
  // Its reader may have another address by now.
  if (areSentTo) return addresses[0] ?? mailbox;
  return kind === 'complained' || (mailbox !== undefined && addresses.includes(mailbox)) ? mailbox : undefined;
}

interface Message {
  id: number;
  status: Delivery['status'];
  campaignId: string | null;
  createdAt: Date;
  subscriberId: string | null;
  /** Where it went, in lower case; undefined where its subscriber was erased. */
  sentTo: string | undefined;
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
    rows.map(({ message, key, newAddress }) => [message.id, { ...message, sentTo: newAddress?.toLowerCase() ?? key ?? undefined }]),
  );
}

/** The message that is meant: of another newsletter, or another reader, one may have the same number. */
function messageOf({ delivery, subscriberId }: Bounce, messages: Map<number, Message>): Message | undefined {
  const message = delivery && messages.get(delivery.id);
  if (!message) return undefined;
  const isMeant =
    (delivery.campaignId === undefined || message.campaignId === delivery.campaignId) &&
    (delivery.createdAt === undefined || message.createdAt.getTime() === delivery.createdAt) &&
    (subscriberId === undefined || message.subscriberId === subscriberId);
  return isMeant ? message : undefined;
}

/** When it ended stays as it was: what comes back late says nothing about what is sent now. */
async function markFailed(db: Database, id: number, { code, reply }: Bounce): Promise<boolean> {
  const said = { smtpCode: code ?? null, smtpReply: reply === undefined ? null : replyText(reply) };
  const failed = await db
    .update(deliveries)
    .set({ status: 'failed', bouncedAt: sql`now()`, ...said })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, 'sent')))
    .returning({ id: deliveries.id });
  return failed.length > 0;
}

/** The mailbox of a subscriber who is meant, where no delivery is named. */
async function findMailbox(db: Database, { delivery, subscriberId, addresses, areSentTo }: Bounce): Promise<string | undefined> {
  const [address] = delivery || !areSentTo ? [] : addresses;
  const isMeant = subscriberId ? eq(subscribers.id, subscriberId) : address ? eq(subscribers.addressKey, address) : undefined;
  if (!isMeant) return undefined;
  const [subscriber] = await db.select({ key: subscribers.addressKey }).from(subscribers).where(isMeant);
  return subscriber?.key;
}
