import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { roles } from '@/lib/content/frameworks/roles';
import { type TableState, tableQuery } from '@/lib/content/frameworks/table-state';
import { tableChoices } from '@/lib/content/model/framework-tables';
import { listFacets, listFrameworks } from '@/lib/content/model/frameworks';
import { FrameworkComparison } from './framework-comparison';
import { FrameworkList } from './framework-list';
import { Timeline } from './timeline';

interface FrameworksPageProps {
  locale: Locale;
  state: TableState;
  /** The query parameters without effect. */
  ignored?: IgnoredParameter[];
}

/** `/frameworks`: the comparison in the state that the URL names, release dates, all profiles, scales and open data. */
export function FrameworksPage({ locale, state, ignored = [] }: FrameworksPageProps) {
  const words = dictionary(locale).frameworks;
  return (
    <Frame locale={locale} path={`/frameworks${tableQuery(state, tableChoices())}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.description}</p>
      </PageHead>
      <FrameworkComparison locale={locale} state={state} ignored={ignored} />
      <div className="mt-16 space-y-16">
        <Timeline locale={locale} frameworks={state.frameworks} />
        <FrameworkDirectory locale={locale} />
        <Scales locale={locale} />
        <OpenData locale={locale} />
      </div>
    </Frame>
  );
}

/** Links to all profiles, grouped by role. */
function FrameworkDirectory({ locale }: { locale: Locale }) {
  const words = dictionary(locale).frameworks;
  return (
    <section aria-labelledby="page.all">
      <SectionHead id="page.all" title={words.all} />
      <div className="grid gap-x-12 gap-y-10 sm:grid-cols-2">
        {roles.map((role) => {
          const frameworks = listFrameworks().filter((framework) => framework.role === role);
          if (frameworks.length === 0) return null;
          return (
            <div key={role}>
              <h3 className="mb-2 text-sm font-semibold text-muted">{words.roles[role]}</h3>
              <FrameworkList locale={locale} frameworks={frameworks} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** The meaning of each facet, and the label of every grade of its scale. */
function Scales({ locale }: { locale: Locale }) {
  const words = dictionary(locale).frameworks;
  return (
    <section aria-labelledby="page.scales">
      <SectionHead id="page.scales" title={words.scales}>
        <p>{words.scalesText}</p>
      </SectionHead>
      <div className="grid gap-x-12 md:grid-cols-2">
        {listFacets().map(({ key, label, description, better, scale }) => (
          <details key={key} className="border-t border-rule py-2.5">
            <summary className="cursor-pointer font-semibold">{label[locale]}</summary>
            <p className="mt-2 text-muted">
              {description[locale]} {better === 'less' && words.lessIsBetter}
            </p>
            {scale.length > 0 && (
              <ol start={scale[0]?.grade} className="mt-2 list-decimal space-y-1 pl-6">
                {scale.map(({ grade, label }) => (
                  <li key={grade}>{label[locale]}</li>
                ))}
              </ol>
            )}
          </details>
        ))}
      </div>
    </section>
  );
}

const dataFiles = [
  { href: '/data/frameworks.json', label: 'JSON' },
  { href: '/data/frameworks.csv', label: 'CSV' },
  { href: '/data/frameworks.schema.json', label: 'JSON Schema' },
];

/** Links to all facts as open data, with their licence. */
function OpenData({ locale }: { locale: Locale }) {
  const words = dictionary(locale).frameworks;
  return (
    <section aria-labelledby="page.data">
      <SectionHead id="page.data" title={words.dataTitle}>
        <p>{words.dataText}</p>
      </SectionHead>
      <ul className="flex flex-wrap gap-x-6">
        {dataFiles.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="py-1 text-accent underline underline-offset-4">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
