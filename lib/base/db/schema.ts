/**
 * The tables, from which types and migrations are derived. After a change run `npm run migration -- <name>` and commit its output. Times are
 * of the database's clock. No table holds a token, a whole IP address or a key in clear text.
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

/** One row per email address that ever signed up, until it is erased. */
export const subscribers = pgTable(
  'subscribers',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The local part as typed (RFC 5321 section 2.4), the domain in lower case and ASCII (RFC 5890). */
    address: text().notNull(),
    /** The address in lower case: two spellings of one address are one subscriber. */
    addressKey: text('address_key').notNull().unique(),
    state: text({ enum: ['pending', 'confirmed', 'unsubscribed'] }).notNull(),
    locale: text({ enum: locales }).notNull(),
    /** Keys of topics; an empty list means all. */
    topics: text().array().notNull(),
    /** Also sends posts about a framework that they voted for. */
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

/** The history of consents: what a subscriber agreed to or withdrew, and when. */
export const consents = pgTable(
  'consents',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    subscriberId: uuid('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    act: text({ enum: ['asked', 'confirmed', 'changed', 'withdrew'] }).notNull(),
    /** The version of the consent text. */
    textVersion: text('text_version').notNull(),
    locale: text({ enum: locales }).notNull(),
    topics: text().array().notNull(),
    /** The path of the page. */
    source: text().notNull(),
    /** The network of the request: /24 of IPv4, /48 of IPv6. */
    network: text(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('consents_by_subscriber').on(table.subscriberId)],
);

/** A link in an email that works once. Its token is derived from its id and our secret, and stored as a hash. */
export const mailedLinks = pgTable(
  'mailed_links',
  {
    id: uuid().primaryKey().defaultRandom(),
    tokenHash: text('token_hash').notNull().unique(),
    purpose: text({ enum: ['confirm', 'export', 'erase', 'change-address'] }).notNull(),
    subscriberId: uuid('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    /** The preferences that confirming applies: signing up another person's address changes nothing. */
    locale: text({ enum: locales }),
    topics: text().array(),
    /** For `change-address`. */
    newAddress: text('new_address'),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index('mailed_links_by_subscriber').on(table.subscriberId)],
);

/** Suppressed addresses, as keyed hashes: they get no messages. */
export const suppressions = pgTable('suppressions', {
  addressHash: text('address_hash').primaryKey(),
  reason: text({ enum: ['bounced', 'complained', 'erased'] }).notNull(),
  at: moment('at').notNull().defaultNow(),
});

/** The sending of one post to its audience. A post has at most one campaign. */
export const campaigns = pgTable('campaigns', {
  id: uuid().primaryKey().defaultRandom(),
  /** The slug of the post. */
  slug: text().notNull().unique(),
  state: text({ enum: ['scheduled', 'sending', 'paused', 'done'] }).notNull(),
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
  /** The mail server's reply, at most 1 KB. */
  pauseReply: text('pause_reply'),
  /** Keys of the post's topics. */
  topics: text().array().notNull(),
  /** When it starts: its snapshots and audience are frozen then. */
  scheduledFor: moment('scheduled_for'),
  /** The number of recipients when it was frozen. */
  audience: integer(),
  createdAt: moment('created_at').notNull().defaultNow(),
  frozenAt: moment('frozen_at'),
  /** Failures before this do not count towards a pause. */
  resumedAt: moment('resumed_at'),
  finishedAt: moment('finished_at'),
});

/** The message of a campaign in one language, as it was when it was frozen. */
export const snapshots = pgTable(
  'snapshots',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    locale: text({ enum: locales }).notNull(),
    subject: text().notNull(),
    /** Both parts, with placeholders for merge fields. */
    html: text().notNull(),
    text: text().notNull(),
    /** The composed message with placeholders (`lib/newsletter/campaigns/merge-fields.ts`), ASCII with CRLF. */
    message: text().notNull(),
    /** The hash of `message` in hexadecimal digits. */
    sha256: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.locale] })],
);

/** One message to one subscriber: a notification, or a campaign's. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The kind of notification; null for a campaign's message. */
    notice: text({ enum: ['confirm', 'welcome', 'already-subscribed', 'manage'] }),
    campaignId: uuid('campaign_id').references(() => campaigns.id, { onDelete: 'cascade' }),
    /** The language of the campaign's snapshot. */
    locale: text({ enum: locales }),
    /** Whether they get it because of a vote, regardless of their topics. */
    followsVote: boolean('follows_vote').notNull().default(false),
    /** Null when the subscriber was erased: the delivery stays, so that campaign totals match. */
    subscriberId: uuid('subscriber_id').references(() => subscribers.id, { onDelete: 'set null' }),
    linkId: uuid('link_id').references(() => mailedLinks.id, { onDelete: 'cascade' }),
    /** `sending` while a send lease points at it. */
    status: text({ enum: ['queued', 'sending', 'sent', 'failed', 'skipped'] })
      .notNull()
      .default('queued'),
    attempts: smallint().notNull().default(0),
    /** Unconfirmed attempts: the most duplicates that the recipient may have. */
    possibleDuplicates: smallint('ambiguous').notNull().default(0),
    /** Rejections, or mass failures, after which its campaign was resumed. */
    rejections: smallint('refusals').notNull().default(0),
    /** A delivery that returns to the queue becomes due later than the queued ones. */
    nextAt: moment('next_at').notNull().defaultNow(),
    /** The message's `Date`, so that every attempt has the same bytes. */
    firstDispatchAt: moment('first_dispatch_at'),
    finishedAt: moment('finished_at'),
    /** When a bounce was recorded after the server had accepted it. Never retried. */
    bouncedAt: moment('bounced_at'),
    smtpCode: smallint('smtp_code'),
    /** At most 1 KB of the server's reply. */
    smtpReply: text('smtp_reply'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('deliveries_of_one_kind', sql`(${table.notice} is null) <> (${table.campaignId} is null)`),
    // One delivery per subscriber.
    unique('deliveries_once').on(table.campaignId, table.subscriberId),
    index('notices_due').on(table.nextAt, table.id).where(sql`${table.status} = 'queued' and ${table.campaignId} is null`),
    index('campaigns_due')
      .on(table.campaignId, table.nextAt, table.id)
      .where(sql`${table.status} = 'queued' and ${table.campaignId} is not null`),
    index('deliveries_by_outcome').on(table.campaignId, table.status, table.finishedAt),
    index('deliveries_by_subscriber').on(table.subscriberId, table.notice, table.createdAt),
  ],
);

/** A delivery is sent only while a lease points at it: the number of leases limits the messages in flight. */
export const sendLeases = pgTable('send_leases', {
  id: smallint().primaryKey(),
  owner: uuid(),
  epoch: bigint({ mode: 'number' }).notNull().default(0),
  leaseUntil: moment('lease_until').notNull().defaultNow(),
  deliveryId: bigint('delivery_id', { mode: 'number' })
    .unique()
    .references(() => deliveries.id, { onDelete: 'set null' }),
});

/** One row: the sending limits, and the state of the connection to the mail server. */
export const sendThrottle = pgTable('send_throttle', {
  id: smallint().primaryKey().default(1),
  /** When the rate limit allows the next message. */
  nextFreeAt: moment('next_free_at').notNull().defaultNow(),
  /** The day in UTC, and the number of campaign messages begun on it. */
  day: date().notNull().defaultNow(),
  begunToday: integer('begun_today').notNull().default(0),
  /** Since when the mail server is down, its last reply, and when to connect again. */
  downSince: moment('down_since'),
  downReply: text('down_reply'),
  retryAt: moment('retry_at').notNull().defaultNow(),
});

/** One row per voter and poll; a vote can be changed until the poll closes. */
export const votes = pgTable(
  'votes',
  {
    /** The name of a file in `content/polls`. */
    poll: text().notNull(),
    /** A subscriber's id, or a keyed hash of a cookie (`lib/newsletter/polls/voter.ts`). */
    voter: text().notNull(),
    /** The key of an option. */
    choice: text().notNull(),
    subscriberId: uuid('subscriber_id').references(() => subscribers.id, { onDelete: 'cascade' }),
    at: moment('at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.poll, table.voter] }), index('votes_by_subscriber').on(table.subscriberId)],
);

/** Counters for rate limits. */
export const rateWindows = pgTable('rate_windows', {
  key: text().primaryKey(),
  openedAt: moment('opened_at').notNull().defaultNow(),
  count: integer().notNull(),
});

/** Challenge solutions that were used: each is accepted once. Rows are deleted when the challenge expires. */
export const spentChallenges = pgTable('spent_challenges', {
  signature: text().primaryKey(),
  expiresAt: moment('expires_at').notNull(),
});
