import 'server-only';
import { listPolls, type Poll } from '../content/polls';
import { inTransaction } from '../db/in-transaction';
import { listMailings, type MailingProgress } from '../mailings/read-progress';
import { type PollResults, pollResults } from '../votes/poll-results';
import { type DailyChange, dailyChanges } from './daily-changes';
import { listRunningProblems, listSettingProblems } from './list-problems';
import { type MailQueue, mailQueue } from './mail-queue';
import type { Problem } from './problem';
import { type SubscriberCounts, subscriberCounts } from './subscriber-counts';

/** What operators see. */
export interface Desk {
  problems: Problem[];
  subscribers: SubscriberCounts;
  changes: DailyChange[];
  queue: MailQueue;
  mailings: MailingProgress[];
  polls: { poll: Poll; results: PollResults }[];
}

/**
 * How the newsletter stands now.
 *
 * @throws Unavailable
 */
export async function readDesk(): Promise<Desk> {
  const settings = listSettingProblems();
  const polls = await Promise.all(listPolls().map(async (poll) => ({ poll, results: await pollResults(poll) })));
  return inTransaction(async (db) => {
    const queue = await mailQueue(db);
    return {
      problems: [...settings, ...(await listRunningProblems(db, queue))],
      subscribers: await subscriberCounts(db),
      changes: await dailyChanges(db),
      queue,
      mailings: await listMailings(db),
      polls,
    };
  });
}
