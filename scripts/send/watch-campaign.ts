import { setTimeout as wait } from 'node:timers/promises';
import { CannotAsk } from '../ask-site';
import { type Progress, progressLine } from './progress-line';
import { requestAdmin } from './request-campaign';

/** How often to look, on a terminal and where lines are kept, in milliseconds. */
const [often, seldom] = [500, 5000];

/** How long a site that starts again may take, in milliseconds. */
const patience = 120_000;

/** Shows how a campaign goes until it is over, stands still or is to begin later, and gives how it stands then. */
export async function watchCampaign(id: string): Promise<Progress> {
  const isTerminal = process.stdout.isTTY;
  for (let first = true; ; first = false) {
    const asked = performance.now();
    const progress = await look(id);
    const isOver = progress.state !== 'sending';
    if (isTerminal || !isOver || !first) show(progressLine(progress, process.stdout.columns));
    if (isOver) {
      if (isTerminal) process.stdout.write('\n');
      return progress;
    }
    // To count takes the site time in which it does not send.
    await wait(Math.max(isTerminal ? often : seldom, 10 * (performance.now() - asked)));
  }
}

/** A site that is not there just now may be starting again: it is asked for a while. */
async function look(id: string): Promise<Progress> {
  for (let since: number | undefined; ; ) {
    try {
      return await requestAdmin<Progress>(`/api/campaigns/${id}`);
    } catch (error) {
      if (!(error instanceof CannotAsk) || !error.isAway || (since && Date.now() - since > patience)) throw error;
      if (!since) show('The site does not answer just now. If it starts again, this goes on.');
      since ??= Date.now();
      await wait(1000);
    }
  }
}

/** On a terminal in the place of the line before. */
function show(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
}
