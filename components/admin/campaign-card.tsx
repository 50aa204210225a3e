import { sourceField } from '@/lib/base/http/source-page';
import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { CampaignProgress } from '@/lib/newsletter/campaigns/read-progress';

interface CampaignCardProps {
  locale: Locale;
  campaign: CampaignProgress;
  /** The path of the page with the card. */
  source: string;
}

/** The progress of a campaign, and the buttons for it. */
export function CampaignCard({ locale, campaign, source }: CampaignCardProps) {
  const words = dictionary(locale).admin.campaigns;
  const numbers = new Intl.NumberFormat(locale);
  const { state, counts, audience, pauseReason, pauseReply, scheduledFor } = campaign;
  const ended = counts.sent + counts.failed + counts.skipped;
  const facts = [
    ...(['queued', 'sending', 'sent', 'failed', 'skipped'] as const).map((status) => [words.statuses[status], counts[status]] as const),
    [words.retrying, campaign.retrying] as const,
    [words.ambiguous, campaign.possibleDuplicates] as const,
  ];
  return (
    <div data-moving={state === 'sending' || state === 'scheduled' ? '' : undefined}>
      <p className="font-semibold">
        {words.states[state]}
        {state === 'scheduled' && scheduledFor && ` · ${formatDateTime(locale, scheduledFor.toISOString())}`}
        {audience !== null && ` · ${fill(words.of, { done: numbers.format(ended), audience: numbers.format(audience) })}`}
      </p>
      {state === 'sending' && (
        <p className="text-muted">
          {fill(words.pace, { n: numbers.format(campaign.perMinute) })}
          {campaign.secondsLeft !== undefined && ` · ${fill(words.left, { n: numbers.format(Math.ceil(campaign.secondsLeft / 60)) })}`}
        </p>
      )}
      {state === 'paused' && pauseReason && (
        <div className="callout mt-3">
          <p>{words.pauses[pauseReason]}</p>
          {pauseReply && <p className="mt-1 break-words text-sm">{fill(words.said, { reply: pauseReply })}</p>}
        </div>
      )}
      {audience !== null && (
        <>
          <svg width="100%" height="10" aria-hidden="true" focusable="false" className="chart mt-3 block">
            <rect width="100%" height="10" rx="5" className="chart-track" />
            {ended > 0 && (
              <rect width={`${((ended / Math.max(1, audience)) * 100).toFixed(2)}%`} height="10" rx="5" className="chart-bar" />
            )}
          </svg>
          <dl className="mt-3 grid max-w-text grid-cols-[1fr_auto] gap-x-6 gap-y-1">
            {facts.map(([label, count]) => (
              <div key={label} className="contents">
                <dt>{label}</dt>
                <dd className="text-end font-semibold tabular-nums">{numbers.format(count)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <form method="post" action="/api/admin/campaigns" className="mt-4 flex flex-wrap gap-2">
        <input type="hidden" name={sourceField} value={localePath(locale, source)} />
        <input type="hidden" name="id" value={campaign.id} />
        {actionsFor(campaign).map((action) => (
          <button key={action} type="submit" name="action" value={action} className="button-quiet">
            {words.actions[action]}
          </button>
        ))}
      </form>
    </div>
  );
}

/** Only a campaign of which nothing was sent can be cancelled. */
function actionsFor({ state, frozenAt }: CampaignProgress): ('pause' | 'resume' | 'cancel')[] {
  if (state === 'sending') return ['pause'];
  if (state === 'scheduled') return ['cancel'];
  if (state === 'paused') return frozenAt ? ['resume'] : ['resume', 'cancel'];
  return [];
}
