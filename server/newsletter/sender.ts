import 'server-only';
import { after } from 'next/server';
import { closeDatabase, hasDatabase } from '@/lib/base/db/database';
import { env } from '@/lib/base/env/env';
import { Unavailable } from '@/lib/base/http/unavailable';
import { log, logError } from '@/lib/base/log/log';
import { onShutdown } from '@/lib/base/process/shutdown-hooks';
import { composeRecipientMessage } from '@/lib/newsletter/campaigns/compose-recipient-message';
import { startScheduled } from '@/lib/newsletter/campaigns/start-campaign';
import type { DueDelivery } from '@/lib/newsletter/delivery/due-delivery';
import { sendDue } from '@/lib/newsletter/delivery/send-due';
import { expireLeases } from '@/lib/newsletter/delivery/send-leases';
import { noCounts, type SendCounts } from '@/lib/newsletter/delivery/send-run';
import { openMailSession } from '@/lib/newsletter/email/open-mail-session';
import { deleteExpiredData } from '@/lib/newsletter/subscribers/delete-expired-data';
import { composeNotification } from '../email/compose-notification';
import '../email/render-in-development';

/** How long a function on Vercel goes on sending after its response, in milliseconds: well below its time limit. */
const maxAfterResponse = 20_000;

/** Milliseconds between two checks for due messages, and after an error. */
const [checkInterval, retryDelay] = [15_000, 5000];

/** Milliseconds between two deletions of expired data. */
const sweepInterval = 3_600_000;

interface SendLoop {
  /** Checks for due messages at once. */
  wake(): void;
}

/** Shared by the process: Next.js may load this module once per bundle. */
const shared = globalThis as { newsletterSendLoop?: SendLoop; newsletterSweptAt?: number };

/** Sends due messages now: in this process's send loop, or on Vercel, where processes sleep between requests, after the response. */
export function wakeSender(): void {
  if (env.onVercel) after(() => send(AbortSignal.timeout(maxAfterResponse)));
  else if (shared.newsletterSendLoop) shared.newsletterSendLoop.wake();
  else shared.newsletterSendLoop = startSendLoop();
}

/** Starts sending what an earlier process left, if there is a database: start-up must not create one. */
export function resumeSending(): void {
  if (hasDatabase()) wakeSender();
}

/** Sends due messages for at most so many milliseconds, and returns the number with each outcome. Called by the scheduler on Vercel. */
export function sendFor(milliseconds: number): Promise<SendCounts> {
  requireSender();
  return send(AbortSignal.timeout(milliseconds));
}

/** @throws Unavailable when messages could neither be sent nor written to the outbox */
export function requireSender(): void {
  if (env.onVercel && !env.preview && !env.smtpUrl)
    throw new Unavailable('SMTP_URL is not set. Functions on Vercel keep no files: set SMTP_URL to a mail server.');
}

/** Returns whether sending is disabled: a preview may share its database with the site that sends, and its own messages reach nobody. */
export function isSendingDisabled(): boolean {
  return env.preview && env.databaseUrl !== undefined;
}

/** Sends due messages again and again until shutdown, which waits for the messages in flight. */
function startSendLoop(): SendLoop {
  const stopping = new AbortController();
  let isWoken = true;
  let endSleep = () => {};
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    // Only one process opens the embedded database: leases of a killed process need not run out.
    let hasExpiredLeases = Boolean(env.databaseUrl);
    while (!stopping.signal.aborted) {
      isWoken = false;
      try {
        if (!hasExpiredLeases) await expireLeases();
        hasExpiredLeases = true;
        await send(stopping.signal);
        if (!isWoken && !stopping.signal.aborted) await sleep(checkInterval);
      } catch (error) {
        logError('sending failed', error);
        await sleep(retryDelay);
      }
    }
  };
  const running = run();
  onShutdown(async (answered) => {
    stopping.abort();
    endSleep();
    await running;
    await answered;
    await closeDatabase();
  });
  return {
    wake() {
      isWoken = true;
      endSleep();
    },
  };
}

async function send(signal: AbortSignal): Promise<SendCounts> {
  if (isSendingDisabled()) return noCounts();
  // An invalid limit throws here, before anything is sent.
  const limits = { leases: env.sendConcurrency, perMinute: env.sendPerMinute, warmUpFrom: env.sendWarmUpFrom };
  await startScheduled();
  const counts = await sendDue({ open: openMailSession, compose: composeDelivery, ...limits, signal });
  if (Object.values(counts).some(Boolean)) log('messages', counts);
  if (Date.now() - (shared.newsletterSweptAt ?? 0) < sweepInterval) return counts;
  shared.newsletterSweptAt = Date.now();
  await deleteExpiredData();
  return counts;
}

function composeDelivery(delivery: DueDelivery) {
  return delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : composeNotification(delivery);
}
