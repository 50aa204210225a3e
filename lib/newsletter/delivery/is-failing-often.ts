import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { campaigns, deliveries } from '../../base/db/schema';

/** Of so many messages that ended last, this many failures at most are no reason to stop: 5 %. */
const [looked, most] = [200, 10];

/** Whether too many of a campaign's messages failed for good, since it was resumed last: of its last ones, or by being put off. */
export async function isFailingOften(db: Database, campaignId: string): Promise<boolean> {
  return (await areManyRefused(db, campaignId)) || (await areManyGivenUp(db, campaignId));
}

async function areManyRefused(db: Database, campaignId: string): Promise<boolean> {
  const since = db.select({ at: campaigns.resumedAt }).from(campaigns).where(eq(campaigns.id, campaignId));
  const last = (status: 'sent' | 'failed') =>
    db
      .select({ status: deliveries.status, finishedAt: deliveries.finishedAt })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.campaignId, campaignId),
          eq(deliveries.status, status),
          status === 'failed' ? sql`${deliveries.smtpCode} >= 500` : undefined,
          gt(deliveries.finishedAt, sql`coalesce((${since}), '-infinity')`),
        ),
      )
      .orderBy(desc(deliveries.finishedAt))
      .limit(looked);
  const [sent, failed] = [await last('sent'), await last('failed')];
  const ended = [...sent, ...failed].sort((one, other) => Number(other.finishedAt) - Number(one.finishedAt)).slice(0, looked);
  return ended.filter(({ status }) => status === 'failed').length > most;
}

/** Those who were put off until they had failed are counted against the whole campaign: they come together at its end. */
async function areManyGivenUp(db: Database, campaignId: string): Promise<boolean> {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
  const givenUp = and(
    eq(deliveries.campaignId, campaignId),
    eq(deliveries.status, 'failed'),
    isNull(deliveries.bouncedAt),
    sql`coalesce(${deliveries.smtpCode}, 0) < 500`,
    gt(deliveries.finishedAt, campaign?.resumedAt ?? campaign?.frozenAt ?? new Date(0)),
  );
  return (await db.$count(deliveries, givenUp)) > Math.max(most, ((campaign?.audience ?? 0) * most) / looked);
}
