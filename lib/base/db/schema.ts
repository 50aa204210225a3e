/**
 * The tables, from which types and migrations are derived. After a change: `npm run migration -- <name>`, and commit what it
 * writes. Times come from the database's clock. Nothing here holds a token, a whole network address or a key in the clear.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { locales } from '../i18n/languages';

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
    locale: text({ enum: locales }).notNull(),
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
    locale: text({ enum: locales }).notNull(),
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
    locale: text({ enum: locales }),
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

/** One post on its way to everybody who asked for it. A post has one at most, whatever is asked for how often. */
export const campaigns = pgTable('campaigns', {
  id: uuid().primaryKey().defaultRandom(),
  /** The post. */
  slug: text().notNull().unique(),
  state: text({ enum: ['scheduled', 'sending', 'paused', 'done'] }).notNull(),
  /** Why it stands still. */
  pauseReason: text('pause_reason', {
    enum: [
      'by-hand',
      'many-failures',
      'refused-by-policy',
      'sign-in-refused',
      'no-encryption',
      'schedule-missed',
      'not-published',
      'nobody',
    ],
  }),
  /** At most 1 KB of what the mail server said to it. */
  pauseReply: text('pause_reply'),
  /** Keys of the topics that the post is about: it is for who wants one of them. */
  topics: text().array().notNull(),
  /** When it is to begin; nothing of it is frozen before. */
  scheduledFor: moment('scheduled_for'),
  /** How many people it is for, counted when it was frozen. */
  audience: integer(),
  createdAt: moment('created_at').notNull().defaultNow(),
  frozenAt: moment('frozen_at'),
  /** Failures before it count no more towards a pause. */
  resumedAt: moment('resumed_at'),
  finishedAt: moment('finished_at'),
});

/** What a campaign says in one language, as it was when it was frozen: no later edit changes a byte of it. */
export const snapshots = pgTable(
  'snapshots',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    locale: text({ enum: locales }).notNull(),
    subject: text().notNull(),
    /** The two parts, with places for what differs from reader to reader. */
    html: text().notNull(),
    text: text().notNull(),
    /** The whole message with its places (`lib/campaigns/places.ts`), ASCII, lines ended by CRLF. */
    message: text().notNull(),
    /** Of the message, in hexadecimal digits. */
    sha256: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.locale] })],
);

/** One message to one person, from the moment that it is owed: a notice, or a campaign's. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** What the message is, where it is no campaign's. */
    notice: text({ enum: ['confirm', 'welcome', 'already-subscribed', 'manage'] }),
    campaignId: uuid('campaign_id').references(() => campaigns.id, { onDelete: 'cascade' }),
    /** Which of the campaign's snapshots it is. */
    locale: text({ enum: locales }),
    /** Whether it is for them because they voted for a framework that the post covers, whatever their topics are. */
    followsVote: boolean('follows_vote').notNull().default(false),
    /** Who was erased leaves the delivery behind, so that the campaign's books balance. */
    subscriberId: uuid('subscriber_id').references(() => subscribers.id, { onDelete: 'set null' }),
    linkId: uuid('link_id').references(() => mailedLinks.id, { onDelete: 'cascade' }),
    /** `sending` while a lease points at it. */
    status: text({ enum: ['queued', 'sending', 'sent', 'failed', 'skipped'] })
      .notNull()
      .default('queued'),
    attempts: smallint().notNull().default(0),
    /** How often it is unknown whether the server took it: so many copies there may be. */
    possibleDuplicates: smallint('ambiguous').notNull().default(0),
    /** How often its campaign was paused because of it and others. */
    rejections: smallint('refusals').notNull().default(0),
    /** A delivery that comes back into the queue is due later than any that is still in it. */
    nextAt: moment('next_at').notNull().defaultNow(),
    /** Stands in the message's `Date`, so that a copy that is sent again is the same. */
    firstDispatchAt: moment('first_dispatch_at'),
    finishedAt: moment('finished_at'),
    /** When it came back after the server had taken it: it has failed, and is never tried again. */
    bouncedAt: moment('bounced_at'),
    smtpCode: smallint('smtp_code'),
    /** At most 1 KB of what the server said. */
    smtpReply: text('smtp_reply'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('deliveries_of_one_kind', sql`(${table.notice} is null) <> (${table.campaignId} is null)`),
    // Nobody gets a post twice.
    unique('deliveries_once').on(table.campaignId, table.subscriberId),
    index('notices_due').on(table.nextAt, table.id).where(sql`${table.status} = 'queued' and ${table.campaignId} is null`),
    index('campaigns_due')
      .on(table.campaignId, table.nextAt, table.id)
      .where(sql`${table.status} = 'queued' and ${table.campaignId} is not null`),
    index('deliveries_by_outcome').on(table.campaignId, table.status, table.finishedAt),
    index('deliveries_by_subscriber').on(table.subscriberId, table.notice, table.createdAt),
  ],
);

/** A delivery may go out only while one of these rows points at it: so many messages at most are in an unknown state. */
export const sendLeases = pgTable('send_leases', {
  id: smallint().primaryKey(),
  owner: uuid(),
  epoch: bigint({ mode: 'number' }).notNull().default(0),
  leaseUntil: moment('lease_until').notNull().defaultNow(),
  deliveryId: bigint('delivery_id', { mode: 'number' })
    .unique()
    .references(() => deliveries.id, { onDelete: 'set null' }),
});

/** One row: how fast campaigns may go, and what became of the last try to reach the mail server. */
export const sendThrottle = pgTable('send_throttle', {
  id: smallint().primaryKey().default(1),
  /** When the next message may go, by the rate. */
  nextFreeAt: moment('next_free_at').notNull().defaultNow(),
  /** The day in UTC, and how many messages of campaigns were begun on it. */
  day: date().notNull().defaultNow(),
  begunToday: integer('begun_today').notNull().default(0),
  /** Since when the mail server cannot be reached, what it said last, and when it may be tried again. */
  downSince: moment('down_since'),
  downReply: text('down_reply'),
  retryAt: moment('retry_at').notNull().defaultNow(),
});

/** What somebody chose in a poll: one row for each voter, who may choose again until it closes. */
export const votes = pgTable(
  'votes',
  {
    /** The name of a file in `content/polls`. */
    poll: text().notNull(),
    /** A subscriber's id, or a keyed hash of the number in a browser's cookie: see `lib/newsletter/polls/voter.ts`. */
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

/** Tasks that were solved, each of which opens a endpoint once; rows go when the task is over. */
export const spentChallenges = pgTable('spent_challenges', {
  signature: text().primaryKey(),
  expiresAt: moment('expires_at').notNull(),
});
