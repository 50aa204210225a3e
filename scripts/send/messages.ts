import { formatDateTime, formatList } from '../../lib/base/i18n/format';
import { dictionary, isLocale, languageName, locales } from '../../lib/base/i18n/i18n';
import type { CampaignPlan } from '../../lib/newsletter/campaigns/plan-campaign';
import { replyText } from '../../lib/newsletter/email/reply-text';
import type { CampaignAction, CampaignState, Progress, TestOutcome } from './campaign-api';

const numbers = new Intl.NumberFormat('en');
const subscribers = (count: number) => `${numbers.format(count)} ${count === 1 ? 'subscriber' : 'subscribers'}`;

const stateWords = { scheduled: 'is scheduled', sending: 'is being sent', paused: 'was started and is paused', done: 'was sent' };

/** Returns the lines of `--dry`: the audience of a post. */
export function planLines({ title, languages, people, audience, withoutTranslation, existing }: CampaignPlan): string[] {
  if (existing) return [`${title} ${stateWords[existing.state]} already. Nobody is added, and nobody gets it twice.`];
  const each = people.map(({ locale, count }) => `${numbers.format(count)} in ${languageName('en', locale)}`).join(', ');
  const others = locales.filter((locale) => !languages.includes(locale)).map((locale) => languageName('en', locale));
  return [
    `${title}: ${subscribers(audience)} (${each}).`,
    ...(withoutTranslation
      ? [
          `  ${subscribers(withoutTranslation)} more read ${formatList('en', others)}, in which the post is not written. They will not get it later either: translate it first?`,
        ]
      : []),
  ];
}

/** The progress bar's length in characters. */
const [maxBar, minBar] = [24, 8];

/** Returns one line of at most `columns` characters: bar, counts, rate and time left. What does not fit is left out from the end. */
export function progressLine(progress: Progress, columns = 100, now = Date.now()): string {
  const { counts, audience, perMinute, secondsLeft, retrying } = progress;
  const total = audience ?? 0;
  const finished = counts.sent + counts.failed + counts.skipped;
  const parts = [
    `${numbers.format(finished)} of ${numbers.format(total)}`,
    perMinute > 0 && `${numbers.format(Math.round(perMinute))} per minute`,
    secondsLeft !== undefined && finished < total && `${duration(secondsLeft)} left`,
    isStuck(progress, now) && 'nothing is being sent (npm run doctor)',
    counts.failed > 0 && `${numbers.format(counts.failed)} failed`,
    retrying > 0 && `${numbers.format(retrying)} to be retried`,
  ].filter((part) => part !== false);
  while (parts.length > 1 && minBar + 1 + parts.join(' · ').length > columns) parts.pop();
  const words = parts.join(' · ');
  const width = Math.max(minBar, Math.min(maxBar, columns - 1 - words.length));
  const filled = total ? Math.floor((finished / total) * width) : 0;
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${words}`;
}

/** Returns whether nothing was sent for a minute although some messages were never tried. */
function isStuck({ state, counts, retrying, perMinute, frozenAt, resumedAt }: Progress, now: number): boolean {
  const begun = Math.max(...[frozenAt, resumedAt].map((time) => (time ? Date.parse(time) : 0)));
  return state === 'sending' && counts.queued > retrying && perMinute === 0 && now - begun > 60_000;
}

/** Formats a duration in seconds: `89 s`, `88 min`, `1 h 30 min`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Returns the report of a campaign that is done or paused. */
export function reportLines(progress: Progress): string[] {
  const { slug, state, counts, audience, possibleDuplicates, failures, retries, frozenAt, finishedAt } = progress;
  const seconds = frozenAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(frozenAt)) / 1000 : undefined;
  const rate = seconds !== undefined && seconds >= 1 ? `, ${numbers.format(Math.round((counts.sent / seconds) * 60))} per minute` : '';
  const open = counts.queued + counts.sending;
  return [
    state === 'done'
      ? `${slug} was sent${seconds === undefined ? '' : ` in ${duration(seconds)}${rate}`}.`
      : `${slug} is not completely sent.`,
    `  Sent: ${numbers.format(counts.sent)} of ${subscribers(audience ?? 0)}.`,
    ...(open ? [`  Not sent yet: ${numbers.format(open)}.`] : []),
    ...(counts.skipped
      ? [`  Skipped, since they unsubscribed, were erased or changed their topics: ${numbers.format(counts.skipped)}.`]
      : []),
    ...(counts.failed ? [`  Failed: ${numbers.format(counts.failed)}.`, ...replyLines(failures)] : []),
    ...(retries.length ? ['  To be retried:', ...replyLines(retries)] : []),
    ...(possibleDuplicates
      ? [`  Possible duplicates, byte for byte the same, since a server did not answer: ${numbers.format(possibleDuplicates)}.`]
      : []),
    '  Subscribers who joined after the start are not included.',
  ];
}

/** Returns why a campaign is paused and how to continue. */
export function pauseLines({ slug, pauseReason, pauseReply, frozenAt }: Progress): string[] {
  const words = dictionary('en').admin.campaigns;
  return [
    `Paused. ${pauseReason ? words.pauses[pauseReason] : ''}`,
    ...(pauseReply ? [`  Reply of the mail server: ${replyText(pauseReply)}`] : []),
    `  To resume it: npm run send -- ${slug} --resume`,
    ...(frozenAt ? [] : [`  To cancel it: npm run send -- ${slug} --cancel`]),
  ];
}

export function scheduledLines({ slug, scheduledFor }: Pick<Progress, 'slug' | 'scheduledFor'>): string[] {
  return [
    `Scheduled for ${scheduledFor && formatDateTime('en', scheduledFor)}. Its text and audience are frozen at that time.`,
    `  To cancel it, or to schedule it again after that: npm run send -- ${slug} --cancel`,
  ];
}

/** Returns the result of an action: `changed`, or the state in which it changes nothing. */
export function actionLine(slug: string, action: CampaignAction, result: 'changed' | CampaignState): string {
  switch (result) {
    case 'changed':
      if (action === 'pause')
        return `${slug} is paused. Messages in flight are still delivered. To resume it: npm run send -- ${slug} --resume`;
      return action === 'resume' ? `${slug} is resumed. To show its progress: npm run send -- ${slug}` : `${slug} is cancelled.`;
    case 'done':
      return `Nothing to do: ${slug} was sent.`;
    case 'scheduled':
      return `Nothing to do: ${slug} is scheduled and has not started. To cancel it: npm run send -- ${slug} --cancel`;
    default:
      if (action === 'cancel') return `${slug} has started and cannot be cancelled. To stop it: npm run send -- ${slug} --pause`;
      return `Nothing to do: ${slug} is ${result === 'paused' ? 'paused' : 'being sent'} already.`;
  }
}

const problemWords: Record<string, string> = {
  down: 'the mail server cannot be reached',
  'sign-in-refused': 'the mail server rejects the user name or password',
  'no-encryption': 'the connection to the mail server cannot be encrypted',
};

/** Returns the result of a test: `English: sent, "Post": 250 2.0.0 Ok`. */
export function testLine({ locale, subject, status, reply = '' }: TestOutcome): string {
  const parts = [problemWords[status] ?? status, subject && `"${replyText(subject)}"`].filter(Boolean).join(', ');
  const what = locale && isLocale(locale) ? `${languageName('en', locale)}: ${parts}` : `Nothing was sent: ${parts}`;
  return reply ? `${what}: ${replyText(reply)}` : what;
}

function replyLines(replies: Progress['failures']): string[] {
  return replies.map(({ count, code, reply }) => {
    const text = replyText(reply);
    return `    ${numbers.format(count).padStart(6)}  ${text.startsWith(String(code)) ? text : [code, text].filter(Boolean).join(' ')}`;
  });
}
