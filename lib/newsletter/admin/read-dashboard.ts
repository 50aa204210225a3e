import 'server-only';
import { inTransaction } from '../../base/db/in-transaction';
import { listPolls, type Poll } from '../../content/model/polls';
import { type CampaignProgress, listCampaigns } from '../campaigns/read-progress';
import { type PollResults, pollResults } from '../polls/poll-results';
import { type DailyChange, dailyChanges } from './daily-changes';
import { listRunningProblems, listSettingProblems } from './list-problems';
import { type MailQueue, mailQueue } from './mail-queue';
import type { Problem } from './problem';
import { type SubscriberCounts, subscriberCounts } from './subscriber-counts';

/** What operators see. */
export interface Dashboard {
  problems: Problem[];
  subscribers: SubscriberCounts;
  changes: DailyChange[];
  queue: MailQueue;
  campaigns: CampaignProgress[];
  polls: { poll: Poll; results: PollResults }[];
}

/**
 * How the newsletter stands now.
 *
 * @throws Unavailable
 */
export async function readDashboard(): Promise<Dashboard> {
  const settings = listSettingProblems();
  const polls = await Promise.all(listPolls().map(async (poll) => ({ poll, results: await pollResults(poll) })));
  return inTransaction(async (db) => {
    const queue = await mailQueue(db);
    return {
      problems: [...settings, ...(await listRunningProblems(db, queue))],
      subscribers: await subscriberCounts(db),
      changes: await dailyChanges(db),
      queue,
      campaigns: await listCampaigns(db),
      polls,
    };
  });
}
