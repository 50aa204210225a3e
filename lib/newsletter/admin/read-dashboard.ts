import 'server-only';
import { inTransaction } from '../../base/db/in-transaction';
import { listPolls, type Poll } from '../../content/model/polls';
import { type CampaignProgress, listCampaigns } from '../campaigns/read-progress';
import { type PollResults, readPollResults } from '../polls/votes';
import { type MailQueue, readMailQueue } from './mail-queue';
import type { Problem } from './problem';
import { findRuntimeProblems } from './runtime-problems';
import { findSettingProblems } from './setting-problems';
import { countDailyChanges, countSubscribers, type DailyChange, type SubscriberCounts } from './subscriber-stats';

/** The data of the admin page. */
export interface Dashboard {
  problems: Problem[];
  subscribers: SubscriberCounts;
  changes: DailyChange[];
  queue: MailQueue;
  campaigns: CampaignProgress[];
  polls: { poll: Poll; results: PollResults }[];
}

/**
 * Returns the current state of the newsletter.
 *
 * @throws Unavailable
 */
export async function readDashboard(): Promise<Dashboard> {
  const settings = findSettingProblems(process.env);
  const polls = await Promise.all(listPolls().map(async (poll) => ({ poll, results: await readPollResults(poll) })));
  return inTransaction(async (db) => {
    const queue = await readMailQueue(db);
    return {
      problems: [...settings, ...(await findRuntimeProblems(db, queue))],
      subscribers: await countSubscribers(db),
      changes: await countDailyChanges(db),
      queue,
      campaigns: await listCampaigns(db),
      polls,
    };
  });
}
