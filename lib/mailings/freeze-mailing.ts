import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database';
import { editions, mailings } from '../db/schema';
import { env } from '../env';
import type { Locale } from '../i18n';
import { audience, list } from './audience';
import { composeEdition, sha256Of } from './compose-edition';
import type { Rendition } from './rendition';

type Edition = typeof editions.$inferInsert;

/**
 * Composes what a mailing says in each language. It is done before anything is written, so that what cannot be composed stops the mailing
 * before it begins.
 */
export function composeEditions(mailingId: string, renditions: ReadonlyMap<Locale, Rendition>): Promise<Edition[]> {
  return Promise.all(
    [...renditions].map(async ([locale, { message }]) => {
      const composed = await composeEdition(message, `m.${mailingId}.${locale}`, env.mailFrom);
      const { subject, html, text } = message;
      return { mailingId, locale, subject, html, text, message: composed, sha256: sha256Of(composed) };
    }),
  );
}

/** So many people are added by one statement, so that none takes longer than a statement may. */
const atOnce = 20_000;

/** Adds deliveries to the next people behind one, in the order of their ids. Gives the last; undefined where there was none left. */
async function addDeliveries(db: Database, mailingId: string, wanting: SQL, behind: string): Promise<string | undefined> {
  const result = await db.execute<{ last: string | null }>(sql`
    with next as (select * from (${wanting}) as wanting where wanting.id > ${behind}::uuid order by wanting.id limit ${atOnce}),
      added as (
        insert into deliveries (mailing_id, subscriber_id, locale, follows_vote)
        select ${mailingId}::uuid, next.id, next.locale, next.follows_vote from next order by next.id on conflict do nothing)
    select (select id from next order by id desc limit 1) as last`);
  return (result as unknown as { rows: { last: string | null }[] }).rows[0]?.last ?? undefined;
}

/**
 * Freezes a mailing that was written down: what it says, and whom it goes to. From then on no edit, no build and no new subscriber changes
 * it. Gives how many people it is for.
 */
export async function freezeMailing(
  db: Database,
  mailingId: string,
  renditions: ReadonlyMap<Locale, Rendition>,
  composed: Edition[],
): Promise<number> {
  await db.insert(editions).values(composed);
  const wanting = audience(renditions, [...renditions.keys()]);
  let last: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (last) last = await addDeliveries(db, mailingId, wanting, last);
  const frozen = {
    state: 'sending',
    topics: sql`${list([...renditions.values()].flatMap(({ topics }) => topics))}`,
    audience: sql`(select count(*) from deliveries where mailing_id = ${mailingId}::uuid)`,
    frozenAt: sql`now()`,
  } as const;
  const [row] = await db.update(mailings).set(frozen).where(eq(mailings.id, mailingId)).returning({ audience: mailings.audience });
  return row?.audience ?? 0;
}
