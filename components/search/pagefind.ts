import { isRelevant } from '@/lib/content/search/is-relevant';
import type { SearchState } from '@/lib/content/search/search-state';
import { splitExcerpt } from '@/lib/content/search/split-excerpt';

/** The types of Pagefind's API that are used here (pagefind.app/docs/api). */
interface Pagefind {
  options(options: { excerptEllipsis: string }): Promise<void>;
  filters(): Promise<unknown>;
  search(query: string, options: { filters: Record<string, string> }): Promise<PagefindResponse>;
  destroy(): Promise<void>;
}

interface PagefindResponse {
  results: PagefindResult[];
  /** The number of matching pages for each value of each filter, as if that value were selected. */
  totalFilters: Record<string, Record<string, number>>;
}

/** A result whose page data is loaded on demand. */
export interface PagefindResult {
  data(): Promise<FoundPage>;
}

export interface FoundPage {
  url: string;
  /** HTML-escaped text with `<mark>` elements: see `splitExcerpt`. */
  excerpt: string;
  meta: { title?: string; date?: string };
  /** The page itself and its sections that match, in document order. */
  sub_results: { title: string; url: string; anchor?: object }[];
}

/** The results of a search: the first pages, and those that can be loaded later. */
export interface SearchResults {
  count: number;
  pages: FoundPage[];
  rest: PagefindResult[];
  filterCounts: PagefindResponse['totalFilters'];
}

export const pageSize = 8;

export const noResults: SearchResults = { count: 0, pages: [], rest: [], filterCounts: {} };

/** Searches the index, which is loaded first if necessary. Throws if it cannot be loaded; the next call tries again. */
export async function searchPages({ query, ...filters }: SearchState): Promise<SearchResults> {
  const selected = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  const { results, totalFilters } = await queryIndex(query, selected);
  const pages = await readPages(results.slice(0, pageSize));
  if (!isRelevant(query, pages.flatMap(matchedWords))) return noResults;
  return { count: results.length, pages, rest: results.slice(pageSize), filterCounts: totalFilters };
}

async function queryIndex(query: string, filters: Record<string, string>): Promise<PagefindResponse> {
  try {
    const pagefind = await loadPagefind();
    return await pagefind.search(query, { filters });
  } catch (error) {
    loading?.then((pagefind) => pagefind.destroy()).catch(() => {});
    loading = undefined;
    throw error;
  }
}

export function readPages(results: PagefindResult[]): Promise<FoundPage[]> {
  return Promise.all(results.map((result) => result.data()));
}

let loading: Promise<Pagefind> | undefined;

/** Loads the search index of the page's language once, before the first search. */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pagefind> {
  const url = '/pagefind/pagefind.js'; // Written by scripts/build/index-search.ts after this script is bundled.
  const pagefind: Pagefind = await import(url);
  try {
    await pagefind.options({ excerptEllipsis: '…' });
    // Pagefind returns counts only for filters that are loaded before the search.
    await pagefind.filters();
    return pagefind;
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
}

function matchedWords({ excerpt, meta }: FoundPage): string[] {
  const marked = splitExcerpt(excerpt).flatMap(({ text, isMatch }) => (isMatch ? [text] : []));
  return [...marked, meta.title ?? ''];
}
