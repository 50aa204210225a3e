import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../db/in-transaction';
import { deliveries, mailings, subscribers } from '../../db/schema';
import { composeEditions, freezeMailing } from '../../mailings/freeze-mailing';
import { places } from '../../mailings/places';
import type { Rendition } from '../../mailings/rendition';
import { sampleMail } from './sample-mail';

/** Adds so many confirmed subscribers, in both languages by turns: `reader1@example.org` and so on. */
export async function addReaders(count: number): Promise<void> {
  await inTransaction(async (db) => {
    await db.execute(sql`set local statement_timeout = '5min'`);
    await db.execute(sql`
      insert into subscribers (address, address_key, state, locale, topics, confirmed_at)
      select 'reader' || n || '@example.org', 'reader' || n || '@example.org', 'confirmed', case n % 2 when 0 then 'zh' else 'en' end, '{}', now()
      from generate_series(1, ${count}::int) n on conflict do nothing`);
  });
}

/** Freezes a mailing of the sample mail for all who are there, and gives its id. */
export async function freezeSample(bytes = 4000): Promise<string> {
  const id = randomUUID();
  const { subject, html, text } = sampleMail(bytes);
  const headers = {
    'List-Unsubscribe': `<https://newsletter.example/u/${places.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  const renditions = new Map(
    (['en', 'zh'] as const).map((locale): [typeof locale, Rendition] => [
      locale,
      { title: subject, formerSlugs: [], tags: [], topics: [], message: { subject, html, text, language: locale, headers } },
    ]),
  );
  const composed = await composeEditions(id, renditions);
  await inTransaction(async (db) => {
    await db.insert(mailings).values({ id, slug: `sample-${id}`, state: 'scheduled', topics: [] });
    await freezeMailing(db, id, renditions, composed);
  });
  return id;
}

export interface Books {
  state: string;
  pauseReason: string | null;
  audience: number;
  sent: number;
  failed: number;
  skipped: number;
  /** Queued or on their way. */
  open: number;
  ambiguous: number;
}

/** How a mailing stands. */
export async function booksOf(mailingId: string): Promise<Books> {
  return inTransaction(async (db) => {
    const [mailing] = await db.select().from(mailings).where(eq(mailings.id, mailingId));
    const count = (status: string) => sql<number>`(count(*) filter (where ${deliveries.status} = ${status}))::int`;
    const [counts] = await db
      .select({
        sent: count('sent'),
        failed: count('failed'),
        skipped: count('skipped'),
        open: sql<number>`(count(*) filter (where ${deliveries.status} in ('queued', 'sending')))::int`,
        ambiguous: sql<number>`coalesce(sum(${deliveries.ambiguous}), 0)::int`,
      })
      .from(deliveries)
      .where(eq(deliveries.mailingId, mailingId));
    if (!mailing || !counts) throw new Error(`There is no mailing ${mailingId}.`);
    return { state: mailing.state, pauseReason: mailing.pauseReason, audience: mailing.audience ?? 0, ...counts };
  });
}

/** Whom a mailing was to go to and who was not skipped: what everybody who should have it is called. */
export async function peopleOf(mailingId: string): Promise<string[]> {
  const rows = await inTransaction((db) =>
    db
      .select({ address: subscribers.address })
      .from(deliveries)
      .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
      .where(sql`${deliveries.mailingId} = ${mailingId} and ${deliveries.status} <> 'skipped'`),
  );
  return rows.map(({ address }) => address).sort();
}
