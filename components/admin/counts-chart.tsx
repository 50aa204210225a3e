import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

interface CountsChartProps {
  locale: Locale;
  title: string;
  counts: { key: string; label: string; count: number }[];
}

/** A table of counts whose rows have bars. */
export function CountsChart({ locale, title, counts }: CountsChartProps) {
  const words = dictionary(locale).admin;
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const numbers = new Intl.NumberFormat(locale);
  return (
    <table className="w-full text-[0.9375rem]">
      <caption className="mb-2 text-start font-semibold">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.count}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ key, label, count }) => (
          <tr key={key}>
            <th scope="row" className="w-full pb-2.5 text-start font-normal">
              {label}
              <svg width="100%" height="8" aria-hidden="true" focusable="false" className="chart mt-1 block">
                <rect width="100%" height="8" rx="4" className="chart-track" />
                {count > 0 && <rect width={`${((count / most) * 100).toFixed(2)}%`} height="8" rx="4" className="chart-bar" />}
              </svg>
            </th>
            <td className="pb-2.5 ps-4 text-end align-bottom tabular-nums">{numbers.format(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
