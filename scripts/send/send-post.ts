import { CannotAsk } from '../ask-site';
import { planPost } from './plan-post';
import type { Progress } from './progress-line';
import { pauseLines, plannedLines, report } from './report';
import { requestAdmin, requestCampaign } from './request-campaign';
import { watchCampaign } from './watch-campaign';

interface Started {
  id: string;
  status: 'started' | 'known';
  state: Progress['state'];
}

/** Has a post sent, now or from a moment on, shows how that goes until it is over or stands still, and gives the exit code. */
export async function sendPost(slug: string, at?: string): Promise<number> {
  await planPost(slug);
  let isBegun = false;
  process.once('SIGINT', () => {
    const what = isBegun ? 'Sending goes on.' : 'It may have been begun already.';
    console.log(`\n${what} To see it again: npm run send -- ${slug}. To pause it: npm run send -- ${slug} --pause`);
    process.exit(0);
  });
  const { id, status, state } = await requestCampaign<Started>(slug, { ...(at && { at }) });
  isBegun = true;
  if (state === 'scheduled') {
    const planned = await requestAdmin<Progress>(`/api/campaigns/${id}`);
    for (const line of plannedLines(planned)) console.log(line);
    if (at && status === 'known' && Date.parse(planned.scheduledFor ?? '') !== Date.parse(at))
      throw new CannotAsk(`It stays so: --at ${at} changed nothing.`);
    return 0;
  }
  if (at) throw new CannotAsk(`It was begun before: --at ${at} changed nothing. To see how it stands: npm run send -- ${slug}`);
  if (status === 'started') console.log('It is on its way. Ctrl+C stops only this display: the same command shows it again.');
  const last = await watchCampaign(id);
  const lines = [...(last.state === 'paused' ? pauseLines(last) : []), ...(last.frozenAt ? report(last) : [])];
  for (const line of lines) console.log(line);
  return last.state === 'done' && last.counts.failed === 0 ? 0 : 1;
}
