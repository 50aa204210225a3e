import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns, snapshots } from '../../base/db/schema';
import { env } from '../../base/env/env';
import type { Locale } from '../../base/i18n/i18n';
import { audience, list } from './audience';
import { composeSnapshot, sha256Of } from './compose-snapshot';
import type { RenderedEmail } from './rendered-email';

type Snapshot = typeof snapshots.$inferInsert;

/**
 * Composes what a campaign says in each language. It is done before anything is written, so that what cannot be composed stops the campaign
 * before it begins.
 */
export function composeSnapshots(campaignId: string, renderedEmails: ReadonlyMap<Locale, RenderedEmail>): Promise<Snapshot[]> {
  return Promise.all(
    [...renderedEmails].map(async ([locale, { message }]) => {
      const composed = await composeSnapshot(message, `m.${campaignId}.${locale}`, env.mailFrom);
      const { subject, html, text } = message;
      return { campaignId, locale, subject, html, text, message: composed, sha256: sha256Of(composed) };
    }),
  );
}

/** So many people are added by one statement, so that none takes longer than a statement may. */
const atOnce = 20_000;

/** Adds deliveries to the next people behind one, in the order of their ids. Gives the last; undefined where there was none left. */
async function addDeliveries(db: Database, campaignId: string, wanting: SQL, behind: string): Promise<string | undefined> {
  const result = await db.execute<{ last: string | null }>(sql`
    with next as (select * from (${wanting}) as wanting where wanting.id > ${behind}::uuid order by wanting.id limit ${atOnce}),
      added as (
        insert into deliveries (campaign_id, subscriber_id, locale, follows_vote)
        select ${campaignId}::uuid, next.id, next.locale, next.follows_vote from next order by next.id on conflict do nothing)
    select (select id from next order by id desc limit 1) as last`);
  return (result as unknown as { rows: { last: string | null }[] }).rows[0]?.last ?? undefined;
}

/**
 * Freezes a campaign that was written down: what it says, and whom it goes to. From then on no edit, no build and no new subscriber changes
 * it. Gives how many people it is for.
 */
export async function freezeCampaign(
  db: Database,
  campaignId: string,
  renderedEmails: ReadonlyMap<Locale, RenderedEmail>,
  composed: Snapshot[],
): Promise<number> {
  await db.insert(snapshots).values(composed);
  const wanting = audience(renderedEmails, [...renderedEmails.keys()]);
  let last: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (last) last = await addDeliveries(db, campaignId, wanting, last);
  const frozen = {
    state: 'sending',
    topics: sql`${list([...renderedEmails.values()].flatMap(({ topics }) => topics))}`,
    audience: sql`(select count(*) from deliveries where campaign_id = ${campaignId}::uuid)`,
    frozenAt: sql`now()`,
  } as const;
  const [row] = await db.update(campaigns).set(frozen).where(eq(campaigns.id, campaignId)).returning({ audience: campaigns.audience });
  return row?.audience ?? 0;
}
