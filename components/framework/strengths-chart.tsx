import { DataTable } from '@/components/ui/data-table';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import { type Strength, strengthsOf } from '@/lib/content/frameworks/strengths';
import type { Framework } from '@/lib/content/model/frameworks';
import { listFacets } from '@/lib/content/model/frameworks';

const rowHeight = 46;

/** The strengths of two frameworks as a chart, and as a table of the same numbers. */
export function StrengthsChart({ locale, pair }: { locale: Locale; pair: [Framework, Framework] }) {
  const strengths = strengthsOf(locale, pair, listFacets());
  if (strengths.length === 0) return null;
  const words = dictionary(locale).compare;
  const title = titleOf(locale, pair);
  return (
    <figure className="strengths">
      <figcaption>
        <p className="flex flex-wrap gap-x-6 gap-y-1 font-semibold">
          {pair.map(({ key, name }, index) => (
            <span key={key} className="inline-flex items-center gap-2">
              <svg width="16" height="16" aria-hidden="true" focusable="false" className="chart">
                <Dot index={index} x="8" y={8} />
              </svg>
              {name}
            </span>
          ))}
        </p>
        <p className="mt-1 text-sm text-muted">{words.strengthsText}</p>
      </figcaption>
      <svg role="img" aria-label={title} width="100%" height={strengths.length * rowHeight + 4} className="chart mt-4">
        {strengths.map(({ key, label, points }, row) => (
          <g key={key}>
            <text x="0" y={row * rowHeight + 14} className="chart-tick">
              {label}
            </text>
            <line x1="0%" x2="100%" y1={row * rowHeight + 28} y2={row * rowHeight + 28} className="chart-line" />
            {points.map((point, index) =>
              point === undefined ? null : <Dot key={pair[index]?.key} index={index} x={`${4 + point * 0.92}%`} y={row * rowHeight + 28} />,
            )}
          </g>
        ))}
      </svg>
      <details className="mt-2">
        <summary className="cursor-pointer py-1 text-accent">{words.asTable}</summary>
        <StrengthsTable locale={locale} pair={pair} strengths={strengths} />
      </details>
    </figure>
  );
}

/** A filled dot for the first framework, a larger ring for the second: both are visible at the same position and without colour. */
function Dot({ index, x, y }: { index: number; x: string; y: number }) {
  return <circle cx={x} cy={y} r={index === 0 ? 4.5 : 7} className={index === 0 ? 'chart-first' : 'chart-second'} />;
}

/** The strengths of two frameworks as a table, from 0 to 100. */
export function StrengthsTable({ locale, pair, strengths }: { locale: Locale; pair: [Framework, Framework]; strengths: Strength[] }) {
  const { frameworks: words } = dictionary(locale);
  return (
    <DataTable caption={titleOf(locale, pair)} columns={[words.facet, ...pair.map(({ name }) => name)]}>
      {strengths.map(({ key, label, points }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          {points.map((point, index) => (
            <td key={pair[index]?.key}>{point ?? words.unknown}</td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}

function titleOf(locale: Locale, [a, b]: [Framework, Framework]): string {
  const { strengths, title } = dictionary(locale).compare;
  return `${strengths}: ${fill(title, { a: a.name, b: b.name })}`;
}
