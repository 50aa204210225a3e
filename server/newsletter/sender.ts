import 'server-only';
import { after } from 'next/server';
import { closeDatabase, hasDatabase } from '@/lib/base/db/database';
import { env } from '@/lib/base/env/env';
import { Unavailable } from '@/lib/base/http/unavailable';
import { log } from '@/lib/base/log/log';
import { onShutdown } from '@/lib/base/process/shutdown-hooks';
import { startScheduled } from '@/lib/newsletter/campaigns/start-scheduled';
import { sendDue } from '@/lib/newsletter/delivery/send-due';
import { endLeases } from '@/lib/newsletter/delivery/send-leases';
import { type SendLoop, startSendLoop } from '@/lib/newsletter/delivery/send-loop';
import { noCounts, type SendCounts } from '@/lib/newsletter/delivery/send-run';
import { openMailSession } from '@/lib/newsletter/email/mail-session';
import { deleteExpiredData } from '@/lib/newsletter/subscribers/delete-expired-data';
import '../email/render-in-development';
import { writeMail } from './compose-delivery';

/** How long one answer on Vercel may go on sending, in milliseconds: well below what its functions are given. */
const longestAfterAnswer = 20_000;

/** How long to wait between two looks for what has had its time, in milliseconds. */
const betweenSweeps = 3_600_000;

/** One loop for the process, though Next.js may load this module once for each of its bundles. */
const held = globalThis as { newsletterSendLoop?: SendLoop; newsletterSweptAt?: number };

/** Has mail that is due sent now: by the loop of this process, or on Vercel, where a process sleeps between answers, after this one. */
export function wakeSender(): void {
  if (env.onVercel) after(() => send(AbortSignal.timeout(longestAfterAnswer)));
  else if (held.newsletterSendLoop) held.newsletterSendLoop.wake();
  else held.newsletterSendLoop = startLoop();
}

/** Goes on with what an earlier process has left, where there can be something: nobody's start makes a database. */
export function resumeSending(): void {
  if (hasDatabase()) wakeSender();
}

/**
 * Moves all mail on for so many milliseconds at most: what the scheduler asks for on Vercel, where no process goes on by itself. On a
 * server of its own it does no harm beside the loop.
 */
export function sendFor(longest: number): Promise<SendCounts> {
  requireSender();
  return send(AbortSignal.timeout(longest));
}

/**
 * Sees to it that what is promised can be sent.
 *
 * @throws Unavailable
 */
export function requireSender(): void {
  if (env.onVercel && !env.preview && !env.smtpUrl)
    throw new Unavailable('SMTP_URL is not set. Functions on Vercel keep no files: name a mail server.');
}

/** Whether this is a preview whose database others may have, who send what is in it: from here it would reach nobody. */
export function leavesMail(): boolean {
  return env.preview && env.databaseUrl !== undefined;
}

function startLoop(): SendLoop {
  // The embedded database is nobody else's: what a killed process was sending need not wait until its lease is over.
  let isOurs = Boolean(env.databaseUrl);
  const loop = startSendLoop(async (signal) => {
    if (!isOurs) await endLeases();
    isOurs = true;
    await send(signal);
  });
  onShutdown((answered) => answered.then(closeDatabase));
  return loop;
}

async function send(signal: AbortSignal): Promise<SendCounts> {
  if (leavesMail()) return noCounts();
  // A limit that does not parse throws here, before anything is begun.
  const limits = { leases: env.sendConcurrency, perMinute: env.sendPerMinute, warmUpFrom: env.sendWarmUpFrom };
  await startScheduled();
  const counts = await sendDue({ open: openMailSession, write: writeMail, ...limits, signal });
  if (Object.values(counts).some(Boolean)) log('mail', counts);
  if (Date.now() - (held.newsletterSweptAt ?? 0) < betweenSweeps) return counts;
  held.newsletterSweptAt = Date.now();
  await deleteExpiredData();
  return counts;
}
