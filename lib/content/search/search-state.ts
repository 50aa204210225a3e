/** The state of a search, which is the query of `/search`. An empty string means that a parameter is not set. */
export interface SearchState {
  query: string;
  tag: string;
  year: string;
}

/** The maximum length of a query in characters, and the `maxlength` of the field. */
export const maxQueryLength = 200;

/** Reads the state from the query of a URL. Cuts values that are too long, and replaces control characters by spaces. */
export function readSearchState(parameters: URLSearchParams): SearchState {
  const [query, tag, year] = ['q', 'tag', 'year'].map((name) => cleanValue(parameters.get(name) ?? ''));
  return { query: query ?? '', tag: tag ?? '', year: year ?? '' };
}

/** Returns the query of the URL for a state, such as `?q=jax&year=2024`, or an empty string without a search text. */
export function searchQuery({ query, tag, year }: SearchState): string {
  if (!query) return '';
  const parts = Object.entries({ q: query, tag, year }).filter(([, value]) => value);
  return `?${new URLSearchParams(parts)}`;
}

function cleanValue(text: string): string {
  const typed = text.slice(0, 4 * maxQueryLength).replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ');
  return [...typed].slice(0, maxQueryLength).join('').trim();
}
