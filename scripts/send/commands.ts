import { setTimeout as wait } from 'node:timers/promises';
import type { CampaignPlan } from '../../lib/newsletter/campaigns/plan-campaign';
import { CannotAsk } from '../ask-site';
import {
  type CampaignAction,
  type CampaignState,
  type Progress,
  postAction,
  postCampaign,
  readCampaign,
  type TestOutcome,
} from './campaign-api';
import { actionLine, pauseLines, planLines, progressLine, reportLines, scheduledLines, testLine } from './messages';

/** Prints the audience of a post. */
export async function printPlan(slug: string): Promise<void> {
  printLines(planLines(await readPlan(slug)));
}

/** Sends a post to one address, prints the server's replies, and returns the exit code. */
export async function sendTest(slug: string, to: string): Promise<number> {
  const { outcomes } = await postCampaign<{ outcomes: TestOutcome[] }>(slug, { test: to });
  printLines(outcomes.map(testLine));
  return outcomes.every(({ status }) => status === 'sent') ? 0 : 1;
}

/** Pauses, resumes or cancels the campaign of a post, and returns the exit code. */
export async function runAction(slug: string, action: CampaignAction): Promise<number> {
  const { existing } = await readPlan(slug);
  if (!existing) throw new CannotAsk(`${slug} has no campaign: it is neither being sent nor scheduled.`);
  const isChanged = await postAction(existing.id, action);
  printLines([actionLine(slug, action, isChanged ? 'changed' : existing.state)]);
  return isChanged ? 0 : 1;
}

/** Starts or schedules the campaign of a post, shows its progress until it is done or paused, and returns the exit code. */
export async function sendPost(slug: string, at?: string): Promise<number> {
  await printPlan(slug);
  let isStarted = false;
  process.once('SIGINT', () => {
    const what = isStarted ? 'Sending continues.' : 'Sending may have started.';
    console.log(`\n${what} Show it again: npm run send -- ${slug}. Pause it: npm run send -- ${slug} --pause`);
    process.exit(0);
  });
  const { id, status, state } = await postCampaign<{ id: string; status: 'started' | 'known'; state: CampaignState }>(slug, {
    ...(at && { at }),
  });
  isStarted = true;
  if (state === 'scheduled') {
    const scheduled = await readCampaign(id);
    printLines(scheduledLines(scheduled));
    if (at && status === 'known' && Date.parse(scheduled.scheduledFor ?? '') !== Date.parse(at))
      throw new CannotAsk(`It was scheduled before: --at ${at} changed nothing.`);
    return 0;
  }
  if (at) throw new CannotAsk(`It was started before: --at ${at} changed nothing. Show its progress: npm run send -- ${slug}`);
  if (status === 'started') console.log('Sending has started. Ctrl+C stops only this display; the same command shows it again.');
  const last = await watchCampaign(id);
  printLines([...(last.state === 'paused' ? pauseLines(last) : []), ...(last.frozenAt ? reportLines(last) : [])]);
  return last.state === 'done' && last.counts.failed === 0 ? 0 : 1;
}

function readPlan(slug: string): Promise<CampaignPlan> {
  return postCampaign<CampaignPlan>(slug, { dry: 'yes' });
}

/** Milliseconds between two progress lines, on a terminal and in a log file. */
const [terminalInterval, logInterval] = [500, 5000];

/** How long the site may be away, for example during a restart, in milliseconds. */
const maxAway = 120_000;

/** Prints the progress of a campaign until it is no longer being sent, and returns the last. */
async function watchCampaign(id: string): Promise<Progress> {
  const isTerminal = process.stdout.isTTY;
  for (let isFirst = true; ; isFirst = false) {
    const begun = performance.now();
    const progress = await readWhileRestarting(id);
    const isOver = progress.state !== 'sending';
    if (isTerminal || !isOver || !isFirst) printStatus(progressLine(progress, process.stdout.columns));
    if (isOver) {
      if (isTerminal) process.stdout.write('\n');
      return progress;
    }
    // At most a tenth of the time: while the site counts, it sends less.
    await wait(Math.max(isTerminal ? terminalInterval : logInterval, 10 * (performance.now() - begun)));
  }
}

async function readWhileRestarting(id: string): Promise<Progress> {
  for (let since: number | undefined; ; ) {
    try {
      return await readCampaign(id);
    } catch (error) {
      if (!(error instanceof CannotAsk) || !error.isAway || (since && Date.now() - since > maxAway)) throw error;
      if (!since) printStatus('The site does not answer. Waiting for it to restart.');
      since ??= Date.now();
      await wait(1000);
    }
  }
}

/** Replaces the last line on a terminal. */
function printStatus(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
}

function printLines(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}
