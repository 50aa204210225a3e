import type { CampaignProgress } from '../../lib/newsletter/campaigns/read-progress';

/** What the site says of a campaign: dates as texts. */
export type Progress = Pick<
  CampaignProgress,
  'slug' | 'state' | 'audience' | 'counts' | 'retrying' | 'ambiguous' | 'perMinute' | 'pauseReason' | 'pauseReply'
> & {
  id: string;
  secondsLeft?: number;
  scheduledFor: string | null;
  frozenAt: string | null;
  resumedAt: string | null;
  finishedAt: string | null;
  failures: { code: number | null; reply: string; count: number }[];
  retries: { code: number | null; reply: string; count: number }[];
};

const numbers = new Intl.NumberFormat('en');

/** The bar, in characters: so many at most, and at least. */
const [longest, shortest] = [24, 8];

/** One line: a bar, how many of how many, the rate and the time left. What does not fit into so many columns is left out, the last first. */
export function progressLine(progress: Progress, columns = 100, now = Date.now()): string {
  const { counts, audience, perMinute, secondsLeft, retrying } = progress;
  const all = audience ?? 0;
  const done = counts.sent + counts.failed + counts.skipped;
  const parts = [
    `${numbers.format(done)} of ${numbers.format(all)}`,
    perMinute > 0 && `${numbers.format(Math.round(perMinute))} a minute`,
    secondsLeft !== undefined && done < all && `${duration(secondsLeft)} left`,
    isStuck(progress, now) && 'nothing moves (npm run doctor)',
    counts.failed > 0 && `${numbers.format(counts.failed)} failed`,
    retrying > 0 && `${numbers.format(retrying)} to be tried again`,
  ].filter((part) => part !== false);
  while (parts.length > 1 && shortest + 1 + parts.join(' · ').length > columns) parts.pop();
  const words = parts.join(' · ');
  const width = Math.max(shortest, Math.min(longest, columns - 1 - words.length));
  const filled = all ? Math.floor((done / all) * width) : 0;
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${words}`;
}

/** Whether nothing has left for a while, though somebody was not tried yet: only the site knows why. */
function isStuck({ state, counts, retrying, perMinute, frozenAt, resumedAt }: Progress, now: number): boolean {
  const begun = Math.max(...[frozenAt, resumedAt].map((moment) => (moment ? Date.parse(moment) : 0)));
  return state === 'sending' && counts.queued > retrying && perMinute === 0 && now - begun > 60_000;
}

/** A stretch of time as people say it, from seconds. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
