import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { inTransaction } from '../../db/in-transaction';
import { mailings } from '../../db/schema';
import { openMailSession } from '../../email/mail-session';
import { writeCopy } from '../../mailings/write-copy';
import { Unavailable } from '../../unavailable';
import { sendDue } from '../send-due';
import { noCounts, type SendCounts } from '../send-run';
import type { SendingOptions } from '../sending-options';
import { moveTimeForward } from './move-time';

export interface SendAllOptions extends Pick<SendingOptions, 'slots' | 'at'> {
  /** Waits for nothing that was put off: its time has come. */
  hurries?: boolean | undefined;
  open?: SendingOptions['open'];
}

/** Sends mailings as the site does, without the site, until none is being sent any more. Gives how many messages had each outcome. */
export async function sendAll({ slots, at, hurries, open = openMailSession }: SendAllOptions): Promise<SendCounts> {
  const total = noCounts();
  while (await isSending()) {
    await onceAvailable(async () => {
      const counts = await sendDue({
        open,
        write: (delivery) => (delivery.kind === 'copy' ? writeCopy(delivery) : Promise.reject(new Error('no notices here'))),
        slots,
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
  return (await onceAvailable(() => inTransaction((db) => db.$count(mailings, eq(mailings.state, 'sending'))))) > 0;
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
