import { BrowserScript } from '@/components/site/browser-assets';
import { IgnoredNotice } from '@/components/site/ignored-notice';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { formatList } from '@/lib/base/i18n/format';
import { dictionary, fill, fillCount, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { ArrangedTable } from '@/lib/content/frameworks/arrange-table';
import { type TableState, tableParameters, tableQuery } from '@/lib/content/frameworks/table-state';
import { tableChoices, tableOf } from '@/lib/content/model/framework-tables';
import { listFacets, listFrameworks } from '@/lib/content/model/frameworks';
import { FrameworkTable } from './framework-table';
import { PairPicker } from './pair-picker';
import { DifferencesSwitch, SortButton, TableChooser } from './table-controls';

interface FrameworkComparisonProps {
  locale: Locale;
  state: TableState;
  /** The query parameters without effect. */
  ignored: IgnoredParameter[];
}

/**
 * The comparison of `/frameworks` in the state that the URL names. Every control is a form, so that all of it works without script;
 * `framework-table.browser.ts` replaces the table instead of loading the page.
 */
export function FrameworkComparison({ locale, state, ignored }: FrameworkComparisonProps) {
  const action = localePath(locale, '/frameworks');
  const choices = tableChoices();
  const table = tableOf(locale, state);
  const parametersExcept = (...names: string[]) =>
    [...new URLSearchParams(tableQuery(state, choices))].filter(([name]) => !names.includes(name));
  const form = { locale, action, state };
  return (
    <framework-table className="block" data-address={`${action}${tableQuery(state, choices)}`} suppressHydrationWarning>
      <IgnoredNotice text={dictionary(locale).frameworks.ignored} ignored={ignored} known={tableParameters} />
      <p role="status" className="text-[0.9375rem] text-muted">
        {describeTable(locale, table, state)}
      </p>
      <div data-part="">
        <div className="screen-only my-4 flex flex-wrap items-start gap-x-6 gap-y-3">
          <DifferencesSwitch {...form} otherParameters={parametersExcept('only')} />
          <TableChooser {...form} frameworks={listFrameworks()} facets={listFacets()} />
        </div>
        <PairPicker locale={locale} frameworks={table.frameworks} />
        <FrameworkTable
          locale={locale}
          table={table}
          caption={dictionary(locale).frameworks.caption}
          sorted={state}
          headerOf={(facet) => <SortButton {...form} otherParameters={parametersExcept('sort', 'dir')} facet={facet} />}
        />
      </div>
      <BrowserScript name="framework-table" />
    </framework-table>
  );
}

/** Returns what the table shows as a sentence, which screen readers announce when the table changes. */
function describeTable(locale: Locale, { frameworks, rows, hidden }: ArrangedTable, { sort, dir, onlyDifferences }: TableState): string {
  const words = dictionary(locale).frameworks;
  const facet = listFacets().find(({ key }) => key === sort)?.label[locale];
  const names = formatList(
    locale,
    frameworks.map(({ name }) => name),
  );
  return [
    fill(facet ? words.status.sorted : words.status.unsorted, { facet: facet ?? '', dir: words[dir], frameworks: names }),
    fillCount(locale, words.status.rows, rows.length),
    ...(hidden ? [fillCount(locale, words.status.hidden, hidden)] : []),
    ...(onlyDifferences && !hidden ? [words.status.noneHidden] : []),
  ].join(' · ');
}
