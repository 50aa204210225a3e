/** What a reader searches for: it is the query of `/search`. Empty texts stand for what was not asked. */
export interface SearchState {
  query: string;
  tag: string;
  year: string;
}

/** In characters; also the `maxlength` of the field. */
export const longestQuery = 200;

/** The state that an address asks for. Any address does: what is too long is cut, what nobody can type becomes a space. */
export function readSearchState(parameters: URLSearchParams): SearchState {
  const [query, tag, year] = ['q', 'tag', 'year'].map((name) => tidy(parameters.get(name) ?? ''));
  return { query: query ?? '', tag: tag ?? '', year: year ?? '' };
}

/** The query of the address that asks for this state: `?q=jax&year=2024`, or nothing where nothing is asked. */
export function searchQuery({ query, tag, year }: SearchState): string {
  if (!query) return '';
  const parts = Object.entries({ q: query, tag, year }).filter(([, value]) => value);
  return `?${new URLSearchParams(parts)}`;
}

function tidy(text: string): string {
  const typed = text.slice(0, 4 * longestQuery).replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ');
  return [...typed].slice(0, longestQuery).join('').trim();
}
