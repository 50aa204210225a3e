import type { SearchState } from '@/lib/content/search/search-state';

/** A page that was found; what it says is asked for when it is shown. */
export interface Hit {
  data(): Promise<FoundPage>;
}

export interface FoundPage {
  url: string;
  /** Text, in which `<mark>` is markup: see `markedParts`. */
  excerpt: string;
  meta: { title?: string; date?: string };
  /** The page itself and its sections, in their order, where the words are. */
  sub_results: { title: string; url: string; anchor?: object }[];
}

export interface Answer {
  results: Hit[];
  /** How many pages each value of each filter would leave of all that have the words. */
  totalFilters: Record<string, Record<string, number>>;
}

interface Pagefind {
  options(options: { excerptEllipsis: string }): Promise<void>;
  filters(): Promise<unknown>;
  search(query: string, options: { filters: Record<string, string> }): Promise<Answer>;
  destroy(): Promise<void>;
}

let loading: Promise<Pagefind> | undefined;

/** Asks the search index, which is loaded first where it was not yet. Throws where it cannot be; asking again tries anew. */
export async function askPagefind({ query, ...filters }: SearchState): Promise<Answer> {
  try {
    const pagefind = await loadPagefind();
    return await pagefind.search(query, { filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) });
  } catch (error) {
    loading?.then((pagefind) => pagefind.destroy()).catch(() => {});
    loading = undefined;
    throw error;
  }
}

/** Loads the search index of the page's language ahead of the first question. */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pagefind> {
  const address = '/pagefind/pagefind.js'; // Made after this is bundled: scripts/build/index-search.ts.
  const pagefind: Pagefind = await import(address);
  try {
    await pagefind.options({ excerptEllipsis: '…' });
    // The search counts only by filters that are there already.
    await pagefind.filters();
    return pagefind;
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
}
