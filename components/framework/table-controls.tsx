import type { ReactNode } from 'react';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { TableState } from '@/lib/content/frameworks/table-state';
import type { Facet, Framework } from '@/lib/content/model/frameworks';

interface FormProps {
  locale: Locale;
  /** The path of the page with the table. */
  action: string;
  state: TableState;
  /** The query parameters of the current state that the form does not change. */
  otherParameters: [name: string, value: string][];
}

/** The header of a facet as a button that sorts by it, or reverses the order. */
export function SortButton({ locale, action, state, otherParameters, facet }: FormProps & { facet: Facet }) {
  const words = dictionary(locale).frameworks;
  const isSorted = state.sort === facet.key;
  const next = isSorted && state.dir === 'asc' ? 'desc' : 'asc';
  return (
    <form action={action}>
      <HiddenFields fields={[['sort', facet.key], ...(next === 'desc' ? ([['dir', next]] as const) : []), ...otherParameters]} />
      <button type="submit" id={`sort.${facet.key}`} className="sort-button" title={fill(words.sortBy, { facet: facet.label[locale] })}>
        {facet.label[locale]}
        <span aria-hidden="true" className="sort-sign">
          {isSorted ? (state.dir === 'asc' ? '▲' : '▼') : '↕'}
        </span>
      </button>
    </form>
  );
}

/** All settings of the table in one form. */
export function TableChooser({
  locale,
  action,
  state,
  frameworks,
  facets,
}: Omit<FormProps, 'otherParameters'> & { frameworks: Framework[]; facets: Facet[] }) {
  const words = dictionary(locale).frameworks;
  return (
    <details className="chooser">
      <summary id="choose">{words.choose}</summary>
      <form action={action} className="mt-4 grid gap-6">
        <Choices legend={words.which}>
          {frameworks.map(({ key, name }) => (
            <Choice key={key} name="frameworks" value={key} checked={state.frameworks.includes(key)} label={name} />
          ))}
        </Choices>
        <Choices legend={words.facets}>
          {facets.map(({ key, label }) => (
            <Choice key={key} name="show" value={key} checked={state.show.includes(key)} label={label[locale]} />
          ))}
        </Choices>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <label className="grid gap-1">
            {words.sort}
            <select name="sort" defaultValue={state.sort ?? ''} className="field">
              <option value="">{words.noSort}</option>
              {facets.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label[locale]}
                </option>
              ))}
            </select>
          </label>
          <label className="grid gap-1">
            {words.dir}
            <select name="dir" defaultValue={state.dir} className="field">
              <option value="asc">{words.asc}</option>
              <option value="desc">{words.desc}</option>
            </select>
          </label>
          <Choice name="only" value="differences" checked={state.onlyDifferences} label={words.onlyDifferences} />
        </div>
        <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <button type="submit" id="show" className="button">
            {words.show}
          </button>
          <a href={action} className="py-1 text-accent underline underline-offset-4">
            {words.reset}
          </a>
        </p>
      </form>
    </details>
  );
}

/** A button that switches between all rows and those in which the frameworks differ. */
export function DifferencesSwitch({ locale, action, state, otherParameters }: FormProps) {
  return (
    <form action={action}>
      <HiddenFields fields={state.onlyDifferences ? otherParameters : [['only', 'differences'], ...otherParameters]} />
      <button type="submit" id="only-differences" className="button-quiet" aria-pressed={state.onlyDifferences}>
        {dictionary(locale).frameworks.onlyDifferences}
      </button>
    </form>
  );
}

function HiddenFields({ fields }: { fields: readonly (readonly [name: string, value: string])[] }) {
  return fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-x-5">{children}</div>
    </fieldset>
  );
}

function Choice({ name, value, checked, label }: { name: string; value: string; checked: boolean; label: string }) {
  return (
    <label className="flex items-center gap-2 py-1.5">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} className="size-4" />
      {label}
    </label>
  );
}
