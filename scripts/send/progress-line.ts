import type { MailingProgress } from '../../lib/mailings/read-progress';

/** What the site says of a mailing: dates as texts. */
export type Progress = Pick<
  MailingProgress,
  'slug' | 'state' | 'audience' | 'counts' | 'retrying' | 'ambiguous' | 'perMinute' | 'pauseReason' | 'pauseReply'
> & {
  id: string;
  secondsLeft?: number;
  scheduledFor: string | null;
  frozenAt: string | null;
  finishedAt: string | null;
  failures: { code: number | null; reply: string; count: number }[];
  retries: { code: number | null; reply: string; count: number }[];
};

const numbers = new Intl.NumberFormat('en');

/** One line: a bar of so many characters, how many of how many, the rate and the time left. */
export function progressLine({ counts, audience, perMinute, secondsLeft, retrying }: Progress, width = 24): string {
  const all = audience ?? 0;
  const done = counts.sent + counts.failed + counts.skipped;
  const filled = all ? Math.floor((done / all) * width) : 0;
  const parts = [
    `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${numbers.format(done)} of ${numbers.format(all)}`,
    counts.failed > 0 && `${numbers.format(counts.failed)} failed`,
    retrying > 0 && `${numbers.format(retrying)} to be tried again`,
    perMinute > 0 && `${numbers.format(Math.round(perMinute))} a minute`,
    secondsLeft !== undefined && done < all && `${duration(secondsLeft)} left`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** A stretch of time as people say it, from seconds. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
