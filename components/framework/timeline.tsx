import { DataTable } from '@/components/ui/data-table';
import { SectionHead } from '@/components/ui/section-head';
import { type Framework, findFramework, type Release } from '@/lib/content/frameworks';
import { formatPartialDate } from '@/lib/format';
import { dictionary, fill, type Locale } from '@/lib/i18n';

const rowHeight = 52;
const axisHeight = 26;

/** When the named frameworks first appeared and their major versions, as a drawing and, with sources, as a table. */
export function Timeline({ locale, frameworks: keys }: { locale: Locale; frameworks: string[] }) {
  const frameworks = keys.flatMap((key) => findFramework(key) ?? []).filter(({ releases }) => releases.length > 0);
  if (frameworks.length === 0) return null;
  const { timeline } = dictionary(locale);
  return (
    <section aria-labelledby="page.timeline">
      <SectionHead id="page.timeline" title={timeline.title}>
        <p>{timeline.text}</p>
      </SectionHead>
      <TimelineDrawing title={timeline.title} frameworks={frameworks} />
      <ReleaseTable locale={locale} frameworks={frameworks} />
    </section>
  );
}

/** Places are percentages, so that the words keep their size on a phone. The table below says the same. */
function TimelineDrawing({ title, frameworks }: { title: string; frameworks: Framework[] }) {
  const years = frameworks.flatMap(({ releases }) => releases.map(({ date }) => Number(date.slice(0, 4))));
  const [from, to] = [Math.min(...years), Math.max(...years) + 1];
  const placeOf = (date: string) =>
    ((Date.parse(date) - Date.parse(String(from))) / (Date.parse(String(to)) - Date.parse(String(from)))) * 100;
  const step = Math.ceil((to - from) / 8);
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  const bottom = frameworks.length * rowHeight;
  return (
    <svg role="img" aria-label={title} width="100%" height={bottom + axisHeight} className="chart">
      {ticks.map((year) => (
        <g key={year}>
          <line x1={percent(placeOf(String(year)))} x2={percent(placeOf(String(year)))} y1="0" y2={bottom} className="chart-line" />
          <text x={percent(placeOf(String(year)))} y={bottom + 18} textAnchor={anchorAt(placeOf(String(year)))} className="chart-tick">
            {year}
          </text>
        </g>
      ))}
      {frameworks.map(({ key, name, releases }, row) => (
        <g key={key}>
          <text x="0" y={row * rowHeight + 16} className="chart-name">
            {name}
          </text>
          <line
            x1={percent(placeOf(releases[0]?.date ?? ''))}
            x2={percent(placeOf(releases.at(-1)?.date ?? ''))}
            y1={row * rowHeight + 34}
            y2={row * rowHeight + 34}
            className="chart-span"
          />
          {releases.map(({ version, date }, index) => (
            <g key={version}>
              <circle cx={percent(placeOf(date))} cy={row * rowHeight + 34} r="5" className="chart-first" />
              {isApart(releases, index, placeOf) && (
                <text x={percent(placeOf(date))} y={row * rowHeight + 24} textAnchor={anchorAt(placeOf(date))} className="chart-version">
                  {version}
                </text>
              )}
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Whether a release's version has room: names of frameworks stand above the first years. */
function isApart(releases: Release[], index: number, placeOf: (date: string) => number): boolean {
  const place = placeOf(releases[index]?.date ?? '');
  const next = releases[index + 1];
  return place > 22 && (!next || placeOf(next.date) - place > 5);
}

function ReleaseTable({ locale, frameworks }: { locale: Locale; frameworks: Framework[] }) {
  const words = dictionary(locale).frameworks;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer py-1 text-accent">{dictionary(locale).compare.asTable}</summary>
      <DataTable caption={words.releases} columns={[words.label, words.release, words.date, words.source]}>
        {frameworks.flatMap(({ key, name, releases }) =>
          releases.map(({ version, date, source }) => (
            <tr key={`${key} ${version}`}>
              <th scope="row">{name}</th>
              <td>{version}</td>
              <td>{formatPartialDate(locale, date)}</td>
              <td>
                <a href={source}>
                  {words.source} <span className="sr-only">{fill(words.sourceOf, { framework: name, facet: version })}</span>
                </a>
              </td>
            </tr>
          )),
        )}
      </DataTable>
    </details>
  );
}

function percent(place: number): string {
  return `${Math.round(place * 100) / 100}%`;
}

function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < 3) return 'start';
  return place > 97 ? 'end' : 'middle';
}
