import { setTimeout as wait } from 'node:timers/promises';
import { askSite, CannotAsk } from '../ask-site';
import { askForMailing, planPost } from './ask-for-mailing';
import { type Progress, progressLine } from './progress-line';
import { pauseLines, report } from './report';

/** How often to look, on a terminal and where lines are kept, in milliseconds. */
const [often, seldom] = [500, 5000];

/** How long a site that starts again may take, in milliseconds. */
const patience = 120_000;

/** Has a post sent, shows how that goes until it is over or stands still, and gives the exit code. */
export async function sendAndWatch(slug: string, at?: string): Promise<number> {
  const plan = await planPost(slug);
  const { id, state } = await askForMailing<{ id: string; state: string }>(slug, { ...(at && { at }) });
  if (state === 'scheduled') {
    const { scheduledFor } = await look(id);
    console.log(`Planned for ${scheduledFor}. Whom it goes to is counted then. To take it back: npm run send -- ${slug} --cancel`);
    return 0;
  }
  if (!plan.existing) console.log('It is on its way. Ctrl+C stops only this display: the same command shows it again.');
  process.once('SIGINT', () => {
    console.log(`\nSending goes on. To see it again: npm run send -- ${slug}. To pause it: npm run send -- ${slug} --pause`);
    process.exit(0);
  });
  const last = await watch(id);
  for (const line of last.state === 'paused' ? [...pauseLines(last), ...report(last)] : report(last)) console.log(line);
  return last.state === 'done' && last.counts.failed === 0 ? 0 : 1;
}

async function watch(id: string): Promise<Progress> {
  const isTerminal = process.stdout.isTTY;
  for (let first = true; ; first = false) {
    const progress = await look(id);
    const isOver = progress.state === 'done' || progress.state === 'paused';
    if (isTerminal) process.stdout.write(`\r\u001b[K${progressLine(progress)}${isOver ? '\n' : ''}`);
    else if (!isOver || !first) console.log(progressLine(progress));
    if (isOver) return progress;
    await wait(isTerminal ? often : seldom);
  }
}

/** A site that is not there just now may be starting again: it is asked for a while. */
async function look(id: string): Promise<Progress> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return (await (await askSite(`/api/mailings/${id}`)).json()) as Progress;
    } catch (error) {
      if (!(error instanceof CannotAsk) || !/Nothing answers|answers 503/.test(error.message) || Date.now() > end) throw error;
      await wait(1000);
    }
  }
}
