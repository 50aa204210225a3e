/**
 * The tables, from which types and migrations are derived. After a change: `npm run migration -- <name>`, and commit what it
 * writes. Times come from the database's clock. Nothing here holds a token, a whole network address or a key in the clear.
 */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** One row for each mailbox that ever asked for mail, until its owner has it erased. */
export const subscribers = pgTable(
  'subscribers',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Where mail goes: the local part as typed (RFC 5321 section 2.4), the domain in lower case and ASCII (RFC 5890). */
    address: text().notNull(),
    /** The whole of it in lower case: two spellings of one mailbox are one subscriber. */
    addressKey: text('address_key').notNull().unique(),
    state: text({ enum: ['pending', 'confirmed', 'unsubscribed'] }).notNull(),
    locale: text({ enum: ['en', 'zh'] }).notNull(),
    /** Keys of tags that are topics; an empty list means all of them. */
    topics: text().array().notNull(),
    /** Whether to write when the framework that they voted for is covered. */
    followsVote: boolean('follows_vote').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
    confirmedAt: moment('confirmed_at'),
    unsubscribedAt: moment('unsubscribed_at'),
  },
  (table) => [
    index('subscribers_by_state').on(table.state, table.createdAt),
    check('subscribers_state', sql`${table.state} in ('pending', 'confirmed', 'unsubscribed')`),
  ],
);

/** What somebody agreed to or withdrew, and when: kept as history while the subscriber is. */
export const consents = pgTable(
  'consents',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    subscriberId: uuid('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    act: text({ enum: ['asked', 'confirmed', 'changed', 'withdrew'] }).notNull(),
    /** The version of the words that were agreed to. */
    textVersion: text('text_version').notNull(),
    locale: text({ enum: ['en', 'zh'] }).notNull(),
    topics: text().array().notNull(),
    /** The path of the page on which it was said. */
    source: text().notNull(),
    /** The network it came from, without the host: /24 of IPv4, /48 of IPv6. */
    network: text(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('consents_by_subscriber').on(table.subscriberId)],
);

/** A link that was mailed and does something once pressed. Its token follows from its id and our secret, and is kept as a hash. */
export const mailedLinks = pgTable(
  'mailed_links',
  {
    id: uuid().primaryKey().defaultRandom(),
    tokenHash: text('token_hash').notNull().unique(),
    purpose: text({ enum: ['confirm', 'export', 'erase', 'change-address'] }).notNull(),
    subscriberId: uuid('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    /** What confirming a subscription asks for: a stranger who signs somebody up changes nothing before. */
    locale: text({ enum: ['en', 'zh'] }),
    topics: text().array(),
    /** Where they want mail to go from now on. */
    newAddress: text('new_address'),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index('mailed_links_by_subscriber').on(table.subscriberId)],
);

/** Mailboxes that get no mail whatever is asked for them, as keyed hashes. */
export const suppressions = pgTable('suppressions', {
  addressHash: text('address_hash').primaryKey(),
  reason: text({ enum: ['bounced', 'complained', 'erased'] }).notNull(),
  at: moment('at').notNull().defaultNow(),
});

/** One message to one person, from the moment that it is owed. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** What the message is. */
    notice: text({ enum: ['confirm', 'welcome', 'already-subscribed', 'manage'] }).notNull(),
    subscriberId: uuid('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    linkId: uuid('link_id').references(() => mailedLinks.id, { onDelete: 'cascade' }),
    /** `sending` while a slot points at it. */
    status: text({ enum: ['queued', 'sending', 'sent', 'failed', 'skipped'] })
      .notNull()
      .default('queued'),
    attempts: smallint().notNull().default(0),
    nextAt: moment('next_at').notNull().defaultNow(),
    /** Stands in the message's `Date`, so that a copy that is sent again is the same. */
    firstDispatchAt: moment('first_dispatch_at'),
    finishedAt: moment('finished_at'),
    smtpCode: smallint('smtp_code'),
    /** At most 1 KB of what the server said. */
    smtpReply: text('smtp_reply'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('deliveries_due').on(table.nextAt, table.id).where(sql`${table.status} = 'queued'`),
    index('deliveries_by_outcome').on(table.status, table.finishedAt),
    index('deliveries_by_subscriber').on(table.subscriberId, table.notice, table.createdAt),
  ],
);

/** A delivery may go out only while one of these rows points at it: so many messages at most are in an unknown state. */
export const sendSlots = pgTable('send_slots', {
  slot: smallint().primaryKey(),
  owner: uuid(),
  epoch: bigint({ mode: 'number' }).notNull().default(0),
  leaseUntil: moment('lease_until').notNull().defaultNow(),
  deliveryId: bigint('delivery_id', { mode: 'number' })
    .unique()
    .references(() => deliveries.id, { onDelete: 'set null' }),
});

/** What somebody chose in a poll: one row for each voter, who may choose again until it closes. */
export const votes = pgTable(
  'votes',
  {
    /** The name of a file in `content/polls`. */
    poll: text().notNull(),
    /** A subscriber's id, or a keyed hash of the number in a browser's cookie: see `lib/votes/voter.ts`. */
    voter: text().notNull(),
    /** The key of an option. */
    choice: text().notNull(),
    subscriberId: uuid('subscriber_id').references(() => subscribers.id, { onDelete: 'cascade' }),
    at: moment('at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.poll, table.voter] }), index('votes_by_subscriber').on(table.subscriberId)],
);

/** How often something was done since its window opened. */
export const rateWindows = pgTable('rate_windows', {
  key: text().primaryKey(),
  openedAt: moment('opened_at').notNull().defaultNow(),
  count: integer().notNull(),
});

/** Tasks that were solved, each of which opens a door once; rows go when the task is over. */
export const spentChallenges = pgTable('spent_challenges', {
  signature: text().primaryKey(),
  expiresAt: moment('expires_at').notNull(),
});
