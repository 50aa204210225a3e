import { DataTable } from '@/components/ui/data-table';
import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { DailyChange } from '@/lib/newsletter/admin/subscriber-stats';

/** In CSS pixels. */
const height = 140;

/** New and lost subscribers by day, as a chart and as a table. */
export function ChangesChart({ locale, changes }: { locale: Locale; changes: DailyChange[] }) {
  const words = dictionary(locale).admin;
  const title = fill(words.changes, { n: changes.length });
  const numbers = new Intl.NumberFormat(locale);
  const [joined, left] = [changes.reduce((sum, day) => sum + day.joined, 0), changes.reduce((sum, day) => sum + day.left, 0)];
  const summary = fill(words.changesText, { joined: numbers.format(joined), left: numbers.format(left) });
  const [mostJoined, mostLeft] = [Math.max(1, ...changes.map((day) => day.joined)), Math.max(0, ...changes.map((day) => day.left))];
  const unit = height / (mostJoined + mostLeft);
  const line = mostJoined * unit;
  const step = 100 / Math.max(1, changes.length);
  const [first, last] = [changes.at(0), changes.at(-1)];
  return (
    <figure className="mt-10">
      <figcaption>
        <p className="font-semibold">{title}</p>
        <p className="mt-1 text-sm text-muted">{summary}</p>
      </figcaption>
      <svg role="img" aria-label={`${title}. ${summary}`} width="100%" height={height + 2} className="chart mt-4 block">
        {changes.map((day, index) => {
          const place = { x: `${(index * step).toFixed(3)}%`, width: `${(step * 0.8).toFixed(3)}%` };
          return (
            <g key={day.day}>
              {day.joined > 0 && <rect {...place} y={line - day.joined * unit} height={day.joined * unit} className="chart-bar" />}
              {day.left > 0 && <rect {...place} y={line} height={day.left * unit} className="fill-muted" />}
            </g>
          );
        })}
        <line x1="0%" x2="100%" y1={line} y2={line} className="chart-span" />
      </svg>
      <p className="mt-1 flex justify-between gap-4 text-sm text-muted">
        <span>{first && formatDate(locale, first.day)}</span>
        <span>{last && formatDate(locale, last.day)}</span>
      </p>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer py-1 text-accent">{words.asTable}</summary>
        <p className="mt-2 text-sm text-muted">{words.quiet}</p>
        <DataTable caption={title} columns={[words.day, words.joined, words.left]}>
          {changes
            .filter((day) => day.joined || day.left)
            .toReversed()
            .map((day) => (
              <tr key={day.day}>
                <th scope="row">{formatDate(locale, day.day)}</th>
                <td>{numbers.format(day.joined)}</td>
                <td>{numbers.format(day.left)}</td>
              </tr>
            ))}
        </DataTable>
      </details>
    </figure>
  );
}
