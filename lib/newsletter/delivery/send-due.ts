import 'server-only';
import { finishCampaigns } from '../campaigns/finish-campaigns';
import { findDue } from './find-due';
import { createLeases } from './send-leases';
import { noCounts, type SendCounts, SendRun } from './send-run';
import type { SendingOptions } from './sending-options';
import { isThrottleOpen } from './throttle';

/**
 * Sends everything that is due, and gives how many messages had each outcome. May run at once in any number of processes. The mail
 * server is reached before a message is taken out of the queue: while it is away, no message's tries are used up.
 *
 * @throws Unavailable where the database is away for longer than a lease is kept
 */
export async function sendDue(options: SendingOptions): Promise<SendCounts> {
  const counts = noCounts();
  await createLeases(options.leases);
  let last: string | undefined;
  for (;;) {
    const due = await findDue();
    if (options.signal?.aborted || (!due.cursor && !due.hasOther) || !(await isThrottleOpen())) break;
    const before = JSON.stringify(counts);
    const isReachable = await new SendRun(options, due.cursor, counts).done();
    const now = due.cursor?.campaignId ?? 'notices';
    // Others have all leases, or it is nobody's turn.
    if (!isReachable || (JSON.stringify(counts) === before && now === last)) break;
    last = now;
  }
  await finishCampaigns();
  return counts;
}
