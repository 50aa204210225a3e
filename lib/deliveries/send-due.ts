import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Outcome } from './outcome';
import { type DueDelivery, finishAndTakeNext, releaseSlot, setUpSlots, takeSlot } from './slots';

export interface SendingOptions {
  /** Hands one message over and gives what became of it. It throws nothing that a mail server can cause. */
  send: (delivery: DueDelivery) => Promise<Outcome>;
  /** How many messages are on their way at once, in all processes together: 1 to 64. */
  slots: number;
  /** No message is begun after this moment, in milliseconds since 1970. */
  deadline: number;
  /** No message is begun once this is aborted. */
  signal?: AbortSignal;
}

/** Sends everything that is due, and gives how many messages had each outcome. May run at once in any number of processes. */
export async function sendDue({ send, slots, deadline, signal }: SendingOptions): Promise<Record<Outcome['status'], number>> {
  const counts = { sent: 0, failed: 0, deferred: 0 };
  const owner = randomUUID();
  const mayGoOn = () => Date.now() < deadline && !signal?.aborted;
  const runSlot = async () => {
    const taken = await takeSlot(owner);
    if (!taken) return;
    let delivery: DueDelivery | undefined | 'lost' = taken.delivery;
    while (delivery && delivery !== 'lost' && mayGoOn()) {
      const outcome = await send(delivery);
      counts[outcome.status]++;
      delivery = await finishAndTakeNext(taken.slot, delivery, outcome);
    }
    if (delivery !== 'lost') await releaseSlot(taken.slot);
  };
  await setUpSlots(slots);
  await Promise.all(Array.from({ length: slots }, runSlot));
  return counts;
}
