/** What `search-box.tsx` tells `site-search.browser.ts` to say. */
export interface SearchWords {
  found: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  none: string;
  failed: string;
}

/** The parts of the search that change. Throws where `search-box.tsx` has left one out. */
export function partsOf(search: HTMLElement) {
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

/** What listeners hear when a search is done, in the language of the page. */
export function describe({ found, none }: SearchWords, count: number, query: string): string {
  const { lang } = document.documentElement;
  const form = count ? (found[new Intl.PluralRules(lang).select(count)] ?? found.other) : none;
  return form.replace('{n}', new Intl.NumberFormat(lang).format(count)).replace('{query}', () => query);
}

/**
 * Offers those values of a filter that leave something, beside what was chosen; the first option, which chooses nothing, stays.
 * Gives how many that are.
 */
export function fillSelect(select: HTMLSelectElement, counts: Record<string, number>, chosen: string): number {
  const offered = Object.entries(counts).filter(([value, count]) => count > 0 || value === chosen);
  if (chosen && !offered.some(([value]) => value === chosen)) offered.push([chosen, 0]);
  const isYear = select.name === 'year';
  offered.sort(([a], [b]) => (isYear ? b.localeCompare(a) : a.localeCompare(b, document.documentElement.lang)));
  select.length = 1;
  for (const [value, count] of offered) select.append(new Option(`${value} (${count})`, value, false, value === chosen));
  return offered.length;
}
