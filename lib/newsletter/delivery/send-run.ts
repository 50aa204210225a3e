import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '../../base/env/env';
import { Unavailable } from '../../base/http/unavailable';
import { logError } from '../../base/log/log';
import { CannotConnect } from '../email/cannot-connect';
import type { Mail } from '../email/mail';
import type { MailSession } from '../email/mail-session';
import { claimNext } from './claim-next';
import type { DueDelivery } from './due-delivery';
import type { Cursor } from './find-due';
import type { Outcome } from './outcome';
import { type RecordedOutcome, recordOutcome } from './record-outcome';
import { acquireLease, releaseLease, renewLease, type SendLease } from './send-leases';
import type { SendingOptions } from './sending-options';
import { closeThrottle, consumeSendQuota, openThrottle } from './throttle';

/** How many messages had each outcome. */
export type SendCounts = Record<RecordedOutcome['status'], number>;

/** Counts to begin with. */
export function noCounts(): SendCounts {
  return { sent: 0, failed: 0, deferred: 0, ambiguous: 0, refused: 0, unsent: 0 };
}

/** Where the next turn is further away, campaigns wait for the next run, in milliseconds. */
const longestWait = 10_000;

/** How long to wait, after one more session or lease could not be had, before one more is tried, in milliseconds. */
const betweenTries = 5000;

/** One walk through what is due, by as many leases as there is work for. */
export class SendRun {
  private readonly owner = randomUUID();
  private readonly workers: Promise<void>[] = [];
  private working = 0;
  private nextTry = 0;
  private failure: unknown;
  private readonly sessions = new Set<MailSession>();
  private isReachable = true;
  private isWorthMore = true;

  constructor(
    private readonly options: SendingOptions,
    private cursor: Cursor | undefined,
    private readonly counts: SendCounts,
  ) {}

  /** Gives whether the mail server could be used to the end. */
  async done(): Promise<boolean> {
    this.addWorker();
    // They grow in number while they are waited for.
    for (const worker of this.workers) await worker;
    if (this.failure) throw this.failure;
    return this.isReachable;
  }

  /** One begins alone; each that has something to do calls one more, until all leases are at work. */
  private addWorker(): void {
    if (this.working >= this.options.leases || performance.now() < this.nextTry || !this.mayGoOn()) return;
    this.working++;
    this.workers.push(
      this.work()
        .catch((error) => {
          if (error instanceof CannotConnect) return;
          this.failure ??= error;
          this.isWorthMore = false;
        })
        .finally(() => this.working--),
    );
  }

  private async work(): Promise<void> {
    let session = await this.openSession();
    try {
      this.options.at?.('before-claim');
      const taken = await acquireLease(this.owner, this.options.leases);
      if (!taken) {
        this.nextTry = performance.now() + betweenTries;
        return;
      }
      const { lease } = taken;
      let delivery: DueDelivery | undefined | 'lost' = taken.delivery ?? (await this.claim(lease));
      while (delivery && delivery !== 'lost') {
        this.addWorker();
        this.options.at?.('after-claim');
        let outcome = await this.send(session, delivery);
        // A server ends sessions that it finds too long: none of the message was taken.
        if (!outcome) {
          this.closeSession(session);
          session = await this.openSession(lease, delivery);
          // A second try is not to outlast the lease of the first.
          if (!(await whileOurs(() => renewLease(lease)))) return;
          outcome = (await this.send(session, delivery)) ?? { status: 'deferred', reply: 'the server ended the session' };
        }
        this.options.at?.('after-reply');
        this.counts[outcome.status]++;
        delivery = await this.finish(lease, delivery, outcome);
        this.options.at?.('after-commit');
        if (!session.isOpen && delivery && delivery !== 'lost') {
          this.closeSession(session);
          session = await this.openSession(lease, delivery);
        }
      }
      if (delivery !== 'lost') await releaseLease(lease);
    } finally {
      this.closeSession(session);
    }
  }

  private async send(session: MailSession, delivery: DueDelivery): Promise<Outcome | undefined> {
    let mail: Mail;
    try {
      mail = await this.options.write(delivery);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      // One that cannot be written must not hold up the others.
      logError('mail not written', error, { delivery: delivery.id });
      return { status: 'deferred', reply: 'It could not be written: see the log.' };
    }
    return session.send(...mail);
  }

  /** Books what became of a message and takes the next, as long as the database lets it and the lease is ours. */
  private async finish(lease: SendLease, delivery: DueDelivery, outcome: RecordedOutcome): Promise<DueDelivery | undefined | 'lost'> {
    // Where there may be a wait for the next, what was sent is not to wait with it.
    if (outcome.status === 'sent' && !this.isLimited && this.isToBe(lease) && this.mayGoOn())
      return whileOurs(() => claimNext(lease, this.cursor, { id: delivery.id, outcome }));
    if ((await whileOurs(() => recordOutcome(lease, delivery, outcome))) === 'lost') return 'lost';
    return this.claim(lease);
  }

  private async claim(lease: SendLease): Promise<DueDelivery | undefined | 'lost'> {
    return this.isToBe(lease) && (await this.mayClaim()) ? whileOurs(() => claimNext(lease, this.cursor)) : undefined;
  }

  /** Whether it is one of the leases that there are to be: where there were more, one of those is only emptied. */
  private isToBe({ id }: SendLease): boolean {
    return id < this.options.leases;
  }

  private get isLimited(): boolean {
    return Boolean(this.options.perMinute || this.options.warmUpFrom);
  }

  /** Waits for a turn where campaigns may go only so fast; where that would be long, only notices go out. */
  private async mayClaim(): Promise<boolean> {
    while (this.cursor && this.isLimited && this.mayGoOn()) {
      const wait = await whileOurs(() => consumeSendQuota(this.options));
      if (wait === 0) break;
      if (wait > longestWait) this.cursor = undefined;
      else await sleep(wait, undefined, { signal: this.options.signal }).catch(() => {});
    }
    return this.mayGoOn();
  }

  private mayGoOn(): boolean {
    return this.isWorthMore && !this.options.signal?.aborted;
  }

  /** Opens a session; where that fails, what the lease points at goes back into the queue as it was. */
  private async openSession(lease?: SendLease, delivery?: DueDelivery): Promise<MailSession> {
    try {
      const session = await this.options.open();
      this.sessions.add(session);
      await openThrottle().catch((error) => {
        this.closeSession(session);
        throw error;
      });
      return session;
    } catch (error) {
      if (!(error instanceof CannotConnect)) throw error;
      this.nextTry = performance.now() + betweenTries;
      // A server that takes no more sessions than those that there are is not away.
      if (error.problem !== 'down' || this.sessions.size === 0) {
        this.isReachable = false;
        this.isWorthMore = false;
        await closeThrottle(error);
      }
      if (lease && delivery) {
        this.counts.unsent++;
        await whileOurs(() => recordOutcome(lease, delivery, { status: 'unsent' }));
        await releaseLease(lease);
      }
      throw error;
    }
  }

  private closeSession(session: MailSession): void {
    this.sessions.delete(session);
    session.close();
  }
}

/** Tries to reach the database again for as long as the lease is kept for us: what was sent is not forgotten because it is away for a while. */
async function whileOurs<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + env.sendLease * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() > end) throw error;
      await sleep(500);
    }
  }
}
