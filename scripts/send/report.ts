import { formatDateTime } from '../../lib/base/i18n/format';
import { dictionary } from '../../lib/base/i18n/i18n';
import { replyText } from '../../lib/newsletter/email/reply-text';
import { duration, type Progress } from './progress-line';

const numbers = new Intl.NumberFormat('en');
const people = (count: number) => `${numbers.format(count)} ${count === 1 ? 'person' : 'people'}`;

/** What there is to say of a campaign that is over, or stands still since it was begun: a line each. */
export function report(progress: Progress): string[] {
  const { slug, state, counts, audience, ambiguous, failures, retries, frozenAt, finishedAt } = progress;
  const seconds = frozenAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(frozenAt)) / 1000 : undefined;
  const rate = seconds !== undefined && seconds >= 1 ? `, ${numbers.format(Math.round((counts.sent / seconds) * 60))} a minute` : '';
  return [
    state === 'done'
      ? `${slug} was sent${seconds === undefined ? '' : ` in ${duration(seconds)}${rate}`}.`
      : `${slug} is not sent to its end.`,
    `  ${numbers.format(counts.sent)} of ${people(audience ?? 0)} got it.`,
    ...(counts.queued + counts.sending ? [`  ${people(counts.queued + counts.sending)} still to get it.`] : []),
    ...(counts.skipped
      ? [`  ${people(counts.skipped)} did not want it any more: they left, were erased or changed their topics since.`]
      : []),
    ...(counts.failed ? [`  ${people(counts.failed)} cannot have it:`, ...groups(failures)] : []),
    ...(retries.length ? ['  To be tried again:', ...groups(retries)] : []),
    ...(ambiguous
      ? [
          `  ${numbers.format(ambiguous)} ${ambiguous === 1 ? 'copy is' : 'copies are'} possible, byte for byte the same: a server did not say whether it took them.`,
        ]
      : []),
    '  Who subscribed after it began is not in it.',
  ];
}

/** Why a campaign stands still, and what to do. */
export function pauseLines({ slug, pauseReason, pauseReply, frozenAt }: Progress): string[] {
  const words = dictionary('en').admin.campaigns;
  return [
    `Paused. ${pauseReason ? words.pauses[pauseReason] : ''}`,
    ...(pauseReply ? [`  The mail server said: ${replyText(pauseReply)}`] : []),
    `  To have it go on: npm run send -- ${slug} --resume`,
    ...(frozenAt ? [] : [`  To take it back: npm run send -- ${slug} --cancel`]),
  ];
}

/** What there is to say of a campaign that begins later. */
export function plannedLines({ slug, scheduledFor }: Pick<Progress, 'slug' | 'scheduledFor'>): string[] {
  return [
    `Planned for ${scheduledFor && formatDateTime('en', scheduledFor)}. What it says and whom it goes to is settled then.`,
    `  To take it back, or to plan it anew after that: npm run send -- ${slug} --cancel`,
  ];
}

function groups(replies: Progress['failures']): string[] {
  return replies.map(({ count, code, reply }) => {
    const said = replyText(reply);
    return `    ${numbers.format(count).padStart(6)}  ${said.startsWith(String(code)) ? said : [code, said].filter(Boolean).join(' ')}`;
  });
}
