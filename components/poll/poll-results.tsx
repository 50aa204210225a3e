import { formatPercent } from '@/lib/base/i18n/format';
import { dictionary, fillCount, type Locale } from '@/lib/base/i18n/i18n';
import type { Poll } from '@/lib/content/model/polls';
import type { PollResults as Results } from '@/lib/newsletter/polls/votes';

interface PollResultsProps {
  locale: Locale;
  poll: Poll;
  results: Results;
  /** The option that the reader chose. */
  choice?: string;
}

/** The results of a poll, most votes first. Each bar has its numbers as text. */
export function PollResults({ locale, poll, results: { counts, total }, choice }: PollResultsProps) {
  const words = dictionary(locale).poll;
  const rows = counts.toSorted((a, b) => b.count - a.count);
  return (
    <>
      <ol className="space-y-4">
        {rows.map(({ key, count }) => {
          const share = total ? count / total : 0;
          const isOwn = key === choice;
          return (
            <li key={key} aria-current={isOwn ? 'true' : undefined}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span>
                  <span className={isOwn ? 'font-bold' : undefined}>
                    {poll.options.find((option) => option.key === key)?.label[locale]}
                  </span>
                  {isOwn && <span className="ml-2.5 whitespace-nowrap text-sm font-semibold text-accent">✓ {words.yours}</span>}
                </span>
                <span className="text-[0.9375rem] tabular-nums text-muted">
                  <strong className="font-semibold text-ink">{formatPercent(locale, share)}</strong> ·{' '}
                  {fillCount(locale, words.total, count)}
                </span>
              </p>
              <svg width="100%" height="10" aria-hidden="true" focusable="false" className="chart mt-1.5">
                <rect width="100%" height="10" rx="5" className="chart-track" />
                {count > 0 && <rect width={`${(share * 100).toFixed(2)}%`} height="10" rx="5" className="chart-bar" />}
              </svg>
            </li>
          );
        })}
      </ol>
      <p className="mt-4 text-[0.9375rem] text-muted">{total ? fillCount(locale, words.all, total) : words.none}</p>
    </>
  );
}
