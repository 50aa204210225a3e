import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { campaigns } from '../../lib/base/db/schema';
import { Unavailable } from '../../lib/base/http/unavailable';
import { composeRecipientMessage } from '../../lib/newsletter/campaigns/compose-recipient-message';
import { sendDue } from '../../lib/newsletter/delivery/send-due';
import type { SendingOptions } from '../../lib/newsletter/delivery/send-run';
import { noCounts, type SendCounts } from '../../lib/newsletter/delivery/send-run';
import { openMailSession } from '../../lib/newsletter/email/open-mail-session';
import { moveTimeForward } from '../crash/move-time';

export interface SendAllOptions extends Pick<SendingOptions, 'leases' | 'onStage'> {
  /** Makes deferred messages due at once. */
  skipsWaits?: boolean | undefined;
  open?: SendingOptions['open'];
}

/** Sends campaigns like the site's send loop until all are done or paused. Returns the number of messages with each outcome. */
export async function sendAll({ leases, onStage, skipsWaits, open = openMailSession }: SendAllOptions): Promise<SendCounts> {
  const total = noCounts();
  while (await isSending()) {
    await retryUntilAvailable(async () => {
      const counts = await sendDue({
        open,
        compose: (delivery) =>
          delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : Promise.reject(new Error('there are no notifications here')),
        leases,
        ...(onStage && { onStage }),
      });
      for (const status of Object.keys(total) as (keyof SendCounts)[]) total[status] += counts[status];
      if (skipsWaits) await moveTimeForward();
    });
    await sleep(20);
  }
  return total;
}

async function isSending(): Promise<boolean> {
  return (await retryUntilAvailable(() => inTransaction((db) => db.$count(campaigns, eq(campaigns.state, 'sending'))))) > 0;
}

/** Repeats work while the database is unavailable, as the site's send loop does, but sooner. */
export async function retryUntilAvailable<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await sleep(200);
    }
  }
}
