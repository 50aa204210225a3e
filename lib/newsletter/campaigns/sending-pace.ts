import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { type campaigns, deliveries } from '../../base/db/schema';

/** How many messages were sent in a stretch of time. */
export interface PaceStep {
  from: Date;
  sent: number;
}

/** So many stretches of the same length are shown at most. */
const steps = 60;

/** How long one may be, in seconds: what people count in. */
const lengths = [5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200];
const day = 86_400;

/** How many messages of a campaign were sent in each stretch of the time that it takes or took. */
export async function sendingPace(db: Database, { id, frozenAt, finishedAt }: typeof campaigns.$inferSelect): Promise<PaceStep[]> {
  if (!frozenAt) return [];
  const end = (finishedAt ?? new Date()).getTime();
  const seconds = (end - frozenAt.getTime()) / 1000;
  const length = lengths.find((one) => seconds / one < steps) ?? day * (Math.floor(seconds / day / steps) + 1);
  const step = sql<number>`floor(extract(epoch from ${deliveries.finishedAt} - ${frozenAt.toISOString()}::timestamptz) / ${length})::int`;
  const rows = await db
    .select({ step, sent: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(and(eq(deliveries.campaignId, id), eq(deliveries.status, 'sent')))
    .groupBy(sql`1`);
  const sent = new Map(rows.map((row) => [Math.max(0, row.step), row.sent]));
  const last = Math.max(0, Math.floor(seconds / length));
  return Array.from({ length: last + 1 }, (_, index) => ({
    from: new Date(frozenAt.getTime() + index * length * 1000),
    sent: sent.get(index) ?? 0,
  }));
}
