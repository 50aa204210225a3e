import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { campaigns } from '../../lib/base/db/schema';
import { Unavailable } from '../../lib/base/http/unavailable';
import { composeRecipientMessage } from '../../lib/newsletter/campaigns/compose-recipient-message';
import { sendDue } from '../../lib/newsletter/delivery/send-due';
import { noCounts, type SendCounts } from '../../lib/newsletter/delivery/send-run';
import type { SendingOptions } from '../../lib/newsletter/delivery/sending-options';
import { openMailSession } from '../../lib/newsletter/email/mail-session';
import { moveTimeForward } from '../crash/move-time';

export interface SendAllOptions extends Pick<SendingOptions, 'leases' | 'at'> {
  /** Waits for nothing that was put off: its time has come. */
  hurries?: boolean | undefined;
  open?: SendingOptions['open'];
}

/** Sends campaigns as the site does, without the site, until none is being sent any more. Gives how many messages had each outcome. */
export async function sendAll({ leases, at, hurries, open = openMailSession }: SendAllOptions): Promise<SendCounts> {
  const total = noCounts();
  while (await isSending()) {
    await onceAvailable(async () => {
      const counts = await sendDue({
        open,
        write: (delivery) =>
          delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : Promise.reject(new Error('no notices here')),
        leases,
        ...(at && { at }),
      });
      for (const status of Object.keys(total) as (keyof SendCounts)[]) total[status] += counts[status];
      if (hurries) await moveTimeForward();
    });
    await sleep(20);
  }
  return total;
}

async function isSending(): Promise<boolean> {
  return (await onceAvailable(() => inTransaction((db) => db.$count(campaigns, eq(campaigns.state, 'sending'))))) > 0;
}

/** Tries again a little later for as long as the database is away: what the site's loop does, only sooner. */
export async function onceAvailable<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await sleep(200);
    }
  }
}
