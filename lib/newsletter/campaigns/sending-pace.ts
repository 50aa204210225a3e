import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../base/db/database';
import { type campaigns, deliveries } from '../../base/db/schema';

/** The number of messages sent in an interval. */
export interface PaceStep {
  from: Date;
  sent: number;
}

const maxSteps = 60;

/** Lengths of an interval, in seconds. */
const lengths = [5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200];
const day = 86_400;

/** Returns the number of messages sent per interval, from the start of a campaign to its end or until now: at most 60 intervals. */
export async function sendingPace(db: Database, { id, frozenAt, finishedAt }: typeof campaigns.$inferSelect): Promise<PaceStep[]> {
  if (!frozenAt) return [];
  const end = (finishedAt ?? new Date()).getTime();
  const seconds = (end - frozenAt.getTime()) / 1000;
  const length = lengths.find((one) => seconds / one < maxSteps) ?? day * (Math.floor(seconds / day / maxSteps) + 1);
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
