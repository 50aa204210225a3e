/** The texts that `search-box.tsx` passes to `site-search.browser.ts`. */
export interface SearchWords {
  found: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  none: string;
  failed: string;
}

/** Returns the elements that the script changes. Throws if `search-box.tsx` lacks one. */
export function findParts(search: HTMLElement) {
  const find = <Part extends Element>(selector: string): Part => {
    const part = search.querySelector<Part>(selector);
    if (!part) throw new Error(`<site-search> has no ${selector}.`);
    return part;
  };
  return {
    form: find<HTMLFormElement>('form'),
    query: find<HTMLInputElement>('input[name="q"]'),
    filters: find<HTMLElement>('[data-part="filters"]'),
    tag: find<HTMLSelectElement>('select[name="tag"]'),
    year: find<HTMLSelectElement>('select[name="year"]'),
    status: find<HTMLElement>('[role="status"]'),
    elsewhere: find<HTMLElement>('[data-part="elsewhere"]'),
    results: find<HTMLElement>('[data-part="results"]'),
    more: find<HTMLButtonElement>('[data-part="more"]'),
  };
}

/** Returns the number of results as a sentence, which screen readers announce. */
export function describeResults({ found, none }: SearchWords, count: number, query: string): string {
  const { lang } = document.documentElement;
  const form = count ? (found[new Intl.PluralRules(lang).select(count)] ?? found.other) : none;
  return form.replace('{n}', new Intl.NumberFormat(lang).format(count)).replace('{query}', () => query);
}

/** Fills a filter with the values that have results and the selected value, after its first option. Returns the number of values. */
export function fillSelect(select: HTMLSelectElement, counts: Record<string, number>, selected: string): number {
  const offered = Object.entries(counts).filter(([value, count]) => count > 0 || value === selected);
  if (selected && !offered.some(([value]) => value === selected)) offered.push([selected, 0]);
  const isYear = select.name === 'year';
  offered.sort(([a], [b]) => (isYear ? b.localeCompare(a) : a.localeCompare(b, document.documentElement.lang)));
  select.length = 1;
  for (const [value, count] of offered) select.append(new Option(`${value} (${count})`, value, false, value === selected));
  return offered.length;
}
