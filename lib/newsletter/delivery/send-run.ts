import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../../base/http/unavailable';
import { logError } from '../../base/log/log';
import { CannotConnect, type Mail, type MailSession, type Outcome } from '../email/mail-session';
import { type Cursor, claimNext } from './claim-next';
import type { DueDelivery } from './due-delivery';
import { type RecordedOutcome, recordOutcome } from './record-outcome';
import { acquireLease, releaseLease, renewLease, retryWhileLeased, type SendLease } from './send-leases';
import { closeThrottle, consumeSendQuota, openThrottle, type SendLimits } from './throttle';

/** The stages of sending a message, at which crash tests kill the process. */
export type SendStage = 'before-claim' | 'after-claim' | 'after-reply' | 'after-commit';

export interface SendingOptions extends SendLimits {
  /** Opens a session with the mail server, or throws CannotConnect. */
  open: () => Promise<MailSession>;
  /** Composes a message: the same bytes on every call. */
  compose: (delivery: DueDelivery) => Promise<Mail>;
  /** The number of messages in flight at once, in all processes together: 1 to 64. */
  leases: number;
  /** No message is begun after this is aborted. */
  signal?: AbortSignal;
  /** Called at each stage of each message. */
  onStage?: (stage: SendStage) => void;
}

/** The number of messages with each outcome. */
export type SendCounts = Record<RecordedOutcome['status'], number>;

export function noCounts(): SendCounts {
  return { sent: 0, failed: 0, deferred: 0, unconfirmed: 0, rejected: 0, unsent: 0 };
}

/** The longest wait for the throttle, in milliseconds: a longer one ends the campaign's part of this run. */
const maxWait = 10_000;

/** Milliseconds before another worker is added after a session could not be opened or no lease was free. */
const workerRetryDelay = 5000;

/** One pass over the due deliveries, with up to one worker per lease. */
export class SendRun {
  private readonly owner = randomUUID();
  private readonly workers: Promise<void>[] = [];
  private working = 0;
  private nextWorkerAt = 0;
  private failure: unknown;
  private readonly sessions = new Set<MailSession>();
  private isReachable = true;
  private isStopped = false;

  constructor(
    private readonly options: SendingOptions,
    private cursor: Cursor | undefined,
    private readonly counts: SendCounts,
  ) {}

  /** Sends everything due. Returns false when the mail server became unusable. */
  async run(): Promise<boolean> {
    this.addWorker();
    // Workers add workers while this waits.
    for (const worker of this.workers) await worker;
    if (this.failure) throw this.failure;
    return this.isReachable;
  }

  /** The first worker starts alone; each that has claimed a message adds another, until all leases are in use. */
  private addWorker(): void {
    if (this.working >= this.options.leases || performance.now() < this.nextWorkerAt || !this.mayContinue()) return;
    this.working++;
    this.workers.push(
      this.work()
        .catch((error) => {
          if (error instanceof CannotConnect) return;
          this.failure ??= error;
          this.isStopped = true;
        })
        .finally(() => this.working--),
    );
  }

  private async work(): Promise<void> {
    let session = await this.openSession();
    try {
      this.options.onStage?.('before-claim');
      const taken = await acquireLease(this.owner, this.options.leases);
      if (!taken) {
        this.nextWorkerAt = performance.now() + workerRetryDelay;
        return;
      }
      const { lease } = taken;
      let delivery: DueDelivery | undefined | 'lost' = taken.delivery ?? (await this.claim(lease));
      while (delivery && delivery !== 'lost') {
        this.addWorker();
        this.options.onStage?.('after-claim');
        let outcome = await this.send(session, delivery);
        // Servers close sessions after a time or a number of messages: nothing of this one was received.
        if (!outcome) {
          this.closeSession(session);
          session = await this.openSession(lease, delivery);
          // The second attempt must not outlast the lease.
          if (!(await retryWhileLeased(() => renewLease(lease)))) return;
          outcome = (await this.send(session, delivery)) ?? { status: 'deferred', reply: 'the server ended the session' };
        }
        this.options.onStage?.('after-reply');
        this.counts[outcome.status]++;
        delivery = await this.finish(lease, delivery, outcome);
        this.options.onStage?.('after-commit');
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
      mail = await this.options.compose(delivery);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      // A message that cannot be composed must not block the others.
      logError('message not composed', error, { delivery: delivery.id });
      return { status: 'deferred', reply: 'The message could not be composed: see the log.' };
    }
    return session.send(...mail);
  }

  /** Records an outcome and claims the next delivery. */
  private async finish(lease: SendLease, delivery: DueDelivery, outcome: RecordedOutcome): Promise<DueDelivery | undefined | 'lost'> {
    // One statement for both, unless the throttle may delay the claim: the outcome must not wait with it.
    if (outcome.status === 'sent' && !this.isLimited && this.isConfigured(lease) && this.mayContinue())
      return retryWhileLeased(() => claimNext(lease, this.cursor, { id: delivery.id, outcome }));
    if ((await retryWhileLeased(() => recordOutcome(lease, delivery, outcome))) === 'lost') return 'lost';
    return this.claim(lease);
  }

  private async claim(lease: SendLease): Promise<DueDelivery | undefined | 'lost'> {
    return this.isConfigured(lease) && (await this.mayClaim()) ? retryWhileLeased(() => claimNext(lease, this.cursor)) : undefined;
  }

  /** Returns false for a lease of an earlier, higher setting: its delivery is finished, no other is claimed. */
  private isConfigured({ id }: SendLease): boolean {
    return id < this.options.leases;
  }

  private get isLimited(): boolean {
    return Boolean(this.options.perMinute || this.options.warmUpFrom);
  }

  /** Waits for the throttle. After a long wait only notifications are sent in this run. */
  private async mayClaim(): Promise<boolean> {
    while (this.cursor && this.isLimited && this.mayContinue()) {
      const wait = await retryWhileLeased(() => consumeSendQuota(this.options));
      if (wait === 0) break;
      if (wait > maxWait) this.cursor = undefined;
      else await sleep(wait, undefined, { signal: this.options.signal }).catch(() => {});
    }
    return this.mayContinue();
  }

  private mayContinue(): boolean {
    return !this.isStopped && !this.options.signal?.aborted;
  }

  /** Opens a session. When that fails, the lease's delivery goes back into the queue unchanged. */
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
      this.nextWorkerAt = performance.now() + workerRetryDelay;
      // While other sessions are open, the server has only reached its connection limit.
      if (error.problem !== 'down' || this.sessions.size === 0) {
        this.isReachable = false;
        this.isStopped = true;
        await closeThrottle(error);
      }
      if (lease && delivery) {
        this.counts.unsent++;
        await retryWhileLeased(() => recordOutcome(lease, delivery, { status: 'unsent' }));
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
