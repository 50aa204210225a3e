import 'server-only';
import { eq, sql } from 'drizzle-orm';
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
  // Written in one go, however many they are.
  await db.execute(sql`set local statement_timeout = '5min'`);
  await db.insert(editions).values(composed);
  await db.execute(sql`
    insert into deliveries (mailing_id, subscriber_id, locale, follows_vote)
    select ${mailingId}::uuid, wanting.id, wanting.locale, wanting.follows_vote
    from (${audience(renditions, [...renditions.keys()])}) as wanting order by wanting.id
    on conflict do nothing`);
  const frozen = {
    state: 'sending',
    topics: sql`${list([...renditions.values()].flatMap(({ topics }) => topics))}`,
    audience: sql`(select count(*) from deliveries where mailing_id = ${mailingId}::uuid)`,
    frozenAt: sql`now()`,
  } as const;
  const [row] = await db.update(mailings).set(frozen).where(eq(mailings.id, mailingId)).returning({ audience: mailings.audience });
  return row?.audience ?? 0;
}
