import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { campaigns, deliveries, subscribers } from '../../lib/base/db/schema';
import { mergeFields } from '../../lib/newsletter/campaigns/merge-fields';
import type { RenderedEmail } from '../../lib/newsletter/campaigns/rendered-email';
import { composeSnapshots, freezeCampaign } from '../../lib/newsletter/campaigns/start-campaign';
import { sampleMail } from '../smtp-lab/sample-mail';

/** Adds confirmed subscribers, alternately English and Chinese: `reader1@example.org` and so on. */
export async function addReaders(count: number): Promise<void> {
  await inTransaction(async (db) => {
    await db.execute(sql`set local statement_timeout = '5min'`);
    await db.execute(sql`
      insert into subscribers (address, address_key, state, locale, topics, confirmed_at)
      select 'reader' || n || '@example.org', 'reader' || n || '@example.org', 'confirmed', case n % 2 when 0 then 'zh' else 'en' end, '{}', now()
      from generate_series(1, ${count}::int) n on conflict do nothing`);
  });
}

/** Freezes a campaign of the sample message for all subscribers, and returns its id. */
export async function freezeSample(bytes = 4000): Promise<string> {
  const id = randomUUID();
  const { subject, html, text } = sampleMail(bytes);
  const headers = {
    'List-Unsubscribe': `<https://newsletter.example/u/${mergeFields.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  const renderedEmails = new Map(
    (['en', 'zh'] as const).map((locale): [typeof locale, RenderedEmail] => [
      locale,
      { title: subject, formerSlugs: [], tags: [], topics: [], message: { subject, html, text, language: locale, headers } },
    ]),
  );
  const composed = await composeSnapshots(id, renderedEmails);
  await inTransaction(async (db) => {
    await db.insert(campaigns).values({ id, slug: `sample-${id}`, state: 'scheduled', topics: [] });
    await freezeCampaign(db, id, renderedEmails, composed);
  });
  return id;
}

export interface CampaignTotals {
  state: string;
  pauseReason: string | null;
  audience: number;
  sent: number;
  failed: number;
  skipped: number;
  /** Queued or sending. */
  open: number;
  possibleDuplicates: number;
}

export async function totalsOf(campaignId: string): Promise<CampaignTotals> {
  return inTransaction(async (db) => {
    const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
    const count = (status: string) => sql<number>`(count(*) filter (where ${deliveries.status} = ${status}))::int`;
    const [counts] = await db
      .select({
        sent: count('sent'),
        failed: count('failed'),
        skipped: count('skipped'),
        open: sql<number>`(count(*) filter (where ${deliveries.status} in ('queued', 'sending')))::int`,
        possibleDuplicates: sql<number>`coalesce(sum(${deliveries.possibleDuplicates}), 0)::int`,
      })
      .from(deliveries)
      .where(eq(deliveries.campaignId, campaignId));
    if (!campaign || !counts) throw new Error(`There is no campaign ${campaignId}.`);
    return { state: campaign.state, pauseReason: campaign.pauseReason, audience: campaign.audience ?? 0, ...counts };
  });
}

/** Returns the addresses of a campaign's recipients that were not skipped. */
export async function recipientsOf(campaignId: string): Promise<string[]> {
  const rows = await inTransaction((db) =>
    db
      .select({ address: subscribers.address })
      .from(deliveries)
      .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
      .where(sql`${deliveries.campaignId} = ${campaignId} and ${deliveries.status} <> 'skipped'`),
  );
  return rows.map(({ address }) => address).sort();
}
