import { DataTable } from '@/components/ui/data-table';
import type { Framework } from '@/lib/content/frameworks';
import { listFacets } from '@/lib/content/frameworks';
import { cellOf, strengthOf } from '@/lib/frameworks/facts';
import { dictionary, fill, type Locale } from '@/lib/i18n';

interface Strength {
  key: string;
  label: string;
  /** From 0 to 100, for each framework; undefined where nothing is known. */
  points: (number | undefined)[];
}

const rowHeight = 46;

/** How far up their scales two frameworks stand, as a drawing and as a table of the same numbers. */
export function StrengthsChart({ locale, pair }: { locale: Locale; pair: [Framework, Framework] }) {
  const strengths = strengthsOf(locale, pair);
  if (strengths.length === 0) return null;
  const words = dictionary(locale).compare;
  const title = `${words.strengths}: ${fill(words.title, { a: pair[0].name, b: pair[1].name })}`;
  return (
    <figure className="strengths max-w-text">
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
            <line x1="2%" x2="98%" y1={row * rowHeight + 28} y2={row * rowHeight + 28} className="chart-line" />
            {points.map((point, index) =>
              point === undefined ? null : <Dot key={pair[index]?.key} index={index} x={`${2 + point * 0.96}%`} y={row * rowHeight + 28} />,
            )}
          </g>
        ))}
      </svg>
      <StrengthsTable locale={locale} caption={title} pair={pair} strengths={strengths} />
    </figure>
  );
}

/** The first is a filled dot, the second a ring around where it would be: both are seen where they coincide, in any colours. */
function Dot({ index, x, y }: { index: number; x: string; y: number }) {
  return <circle cx={x} cy={y} r={index === 0 ? 4.5 : 7} className={index === 0 ? 'chart-first' : 'chart-second'} />;
}

function StrengthsTable({
  locale,
  caption,
  pair,
  strengths,
}: {
  locale: Locale;
  caption: string;
  pair: [Framework, Framework];
  strengths: Strength[];
}) {
  const words = dictionary(locale);
  return (
    <details className="mt-2">
      <summary className="cursor-pointer py-1 text-accent">{words.compare.asTable}</summary>
      <DataTable caption={caption} columns={[words.frameworks.facet, ...pair.map(({ name }) => name)]}>
        {strengths.map(({ key, label, points }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {points.map((point, index) => (
              <td key={pair[index]?.key}>{point ?? words.frameworks.unknown}</td>
            ))}
          </tr>
        ))}
      </DataTable>
    </details>
  );
}

/** The facets in which at least one of the two has a grade. */
function strengthsOf(locale: Locale, pair: [Framework, Framework]): Strength[] {
  return listFacets()
    .map((facet) => ({
      key: facet.key,
      label: facet.label[locale],
      points: pair.map((framework) => {
        const strength = strengthOf(cellOf(framework, facet, 0));
        return strength === undefined ? undefined : Math.round(strength * 100);
      }),
    }))
    .filter(({ points }) => points.some((point) => point !== undefined));
}
