import { DataTable } from '@/components/ui/data-table';
import { SectionHead } from '@/components/ui/section-head';
import { formatPartialDate } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import { middleOf, momentsOf } from '@/lib/content/frameworks/moments';
import { type Framework, findFramework } from '@/lib/content/model/frameworks';

const rowHeight = 62;
const axisHeight = 26;

/** The first releases and versions of frameworks as a chart, and with sources as a table. */
export function Timeline({ locale, frameworks: keys }: { locale: Locale; frameworks: string[] }) {
  const frameworks = keys.flatMap((key) => findFramework(key) ?? []).filter(({ releases }) => releases.length > 0);
  if (frameworks.length === 0) return null;
  const { timeline } = dictionary(locale);
  return (
    <section aria-labelledby="page.timeline">
      <SectionHead id="page.timeline" title={timeline.title}>
        <p>{timeline.text}</p>
      </SectionHead>
      <TimelineChart locale={locale} frameworks={frameworks} />
      <ReleaseTable locale={locale} frameworks={frameworks} />
    </section>
  );
}

/** Positions are percentages, so that labels keep their size on a phone. The table below has the same data. */
function TimelineChart({ locale, frameworks }: { locale: Locale; frameworks: Framework[] }) {
  const { title, firstMark } = dictionary(locale).timeline;
  const rows = frameworks.map((framework) => ({ ...framework, moments: momentsOf(framework) }));
  const years = rows.flatMap(({ moments }) => moments.map(({ date }) => Number(date.slice(0, 4))));
  const [from, to] = [Math.min(...years), Math.max(...years) + 1];
  const positionAt = (time: number) => ((time - Date.UTC(from, 0)) / (Date.UTC(to, 0) - Date.UTC(from, 0))) * 100;
  const step = Math.ceil((to - from) / 5);
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  const bottom = frameworks.length * rowHeight;
  return (
    <svg role="img" aria-label={title} width="100%" height={bottom + axisHeight} className="chart">
      {ticks.map((year) => {
        const position = positionAt(Date.UTC(year, 0));
        return (
          <g key={year}>
            <line x1={percent(position)} x2={percent(position)} y1="0" y2={bottom} className="chart-line" />
            <text x={percent(position)} y={bottom + 18} textAnchor={anchorAt(position)} className="chart-tick">
              {year}
            </text>
          </g>
        );
      })}
      {rows.map(({ key, name, moments }, row) => {
        const positions = moments.map(({ date }) => positionAt(middleOf(date)));
        const y = row * rowHeight;
        return (
          <g key={key}>
            <text x="0" y={y + 16} className="chart-name">
              {name}
            </text>
            <line x1={percent(positions[0] ?? 0)} x2={percent(positions.at(-1) ?? 0)} y1={y + 30} y2={y + 30} className="chart-span" />
            {moments.map(({ version, date }, index) => (
              <Release key={date} position={positions[index] ?? 0} y={y} label={version ?? firstMark} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

/** A dot with its version below it, because the framework's name is above the line. */
function Release({ position, y, label }: { position: number; y: number; label: string }) {
  return (
    <>
      <circle cx={percent(position)} cy={y + 30} r="5" className="chart-first" />
      <text x={percent(position)} y={y + 49} textAnchor={anchorAt(position)} className="chart-version">
        {label}
      </text>
    </>
  );
}

function ReleaseTable({ locale, frameworks }: { locale: Locale; frameworks: Framework[] }) {
  const { frameworks: words, timeline } = dictionary(locale);
  return (
    <details className="mt-3">
      <summary className="cursor-pointer py-1 text-accent">{dictionary(locale).compare.asTable}</summary>
      <DataTable caption={words.releases} columns={[words.label, words.release, words.date, words.source]}>
        {frameworks.flatMap((framework) =>
          momentsOf(framework).map(({ version = timeline.first, date, source }) => (
            <tr key={`${framework.key} ${version}`}>
              <th scope="row">{framework.name}</th>
              <td>{version}</td>
              <td>{formatPartialDate(locale, date)}</td>
              <td>
                <a href={source}>
                  {words.source} <span className="sr-only">{fill(words.sourceOf, { framework: framework.name, facet: version })}</span>
                </a>
              </td>
            </tr>
          )),
        )}
      </DataTable>
    </details>
  );
}

function percent(position: number): string {
  return `${Math.round(position * 100) / 100}%`;
}

function anchorAt(position: number): 'start' | 'middle' | 'end' {
  if (position < 4) return 'start';
  return position > 94 ? 'end' : 'middle';
}
