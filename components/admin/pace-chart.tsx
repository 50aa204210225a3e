import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { PaceStep } from '@/lib/newsletter/campaigns/sending-pace';

/** In CSS pixels. */
const height = 120;

/** How many messages of a campaign were sent in each interval. */
export function PaceChart({ locale, pace }: { locale: Locale; pace: PaceStep[] }) {
  const words = dictionary(locale).admin.campaigns;
  const numbers = new Intl.NumberFormat(locale);
  const most = Math.max(1, ...pace.map(({ sent }) => sent));
  const step = 100 / Math.max(1, pace.length);
  const seconds = pace[0] && pace[1] ? Math.round((pace[1].from.getTime() - pace[0].from.getTime()) / 1000) : 5;
  const summary = fill(words.chartText, { length: formatDuration(locale, seconds), most: numbers.format(most) });
  return (
    <figure className="mt-8 max-w-text">
      <figcaption>
        <p className="font-semibold">{words.chart}</p>
        <p className="mt-1 text-sm text-muted">{summary}</p>
      </figcaption>
      <svg role="img" aria-label={`${words.chart}. ${summary}`} width="100%" height={height + 2} className="chart mt-4 block">
        {pace.map(({ from, sent }, index) => (
          <rect
            key={from.toISOString()}
            x={`${(index * step).toFixed(3)}%`}
            width={`${(step * 0.85).toFixed(3)}%`}
            y={height - (sent / most) * height}
            height={(sent / most) * height}
            className="chart-bar"
          />
        ))}
        <line x1="0%" x2="100%" y1={height} y2={height} className="chart-span" />
      </svg>
      <p className="mt-1 flex justify-between gap-4 text-sm text-muted">
        <span>{pace[0] && formatDateTime(locale, pace[0].from.toISOString())}</span>
        <span>{pace.length > 1 && formatDateTime(locale, (pace.at(-1)?.from ?? new Date()).toISOString())}</span>
      </p>
    </figure>
  );
}

/** Formats seconds in the largest unit that divides them: `5 min`. */
function formatDuration(locale: Locale, seconds: number): string {
  const [unit, length] = seconds % 3600 === 0 ? ['hour', 3600] : seconds % 60 === 0 ? ['minute', 60] : ['second', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: `${unit}` }).format(seconds / Number(length));
}
