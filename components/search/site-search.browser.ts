/**
 * <site-search data-words="{…}">: searches while the reader types. On `/search` it keeps the URL and the browser history in step;
 * in a dialog it does not. The index is loaded when the field is first focused.
 */
import { readSearchState, type SearchState, searchQuery } from '@/lib/content/search/search-state';
import { loadPagefind, noResults, type PagefindResult, pageSize, readPages, type SearchResults, searchPages } from './pagefind';
import { resultItem } from './result-item';
import { describeResults, fillSelect, findParts, type SearchWords } from './search-parts';

/** The delay between the last key press and the search, in milliseconds. */
const typingDelay = 250;

customElements.define(
  'site-search',
  class extends HTMLElement {
    private words: SearchWords = JSON.parse(this.dataset.words ?? '');
    private parts = findParts(this);
    private timer = 0;
    /** The number of the latest search: results of earlier ones are dropped. */
    private searchId = 0;
    private rest: PagefindResult[] = [];
    /** Whether the next change of the query adds an entry to the browser history, instead of replacing the current one. */
    private isSettled = true;

    connectedCallback() {
      const { query, more } = this.parts;
      query.addEventListener('focus', () => loadPagefind().catch(() => {}), { once: true });
      query.addEventListener('input', () => {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.change(false), typingDelay);
      });
      this.addEventListener('change', ({ target }) => {
        if (!(target instanceof HTMLSelectElement)) return;
        this.isSettled = true;
        this.change(true);
      });
      this.addEventListener('submit', (event) => {
        event.preventDefault();
        this.change(true);
      });
      more.addEventListener('click', () => this.showMore(this.searchId));
      if (this.closest('dialog')) return;
      this.readUrl();
      // Links to an anchor in this page fire the same event.
      addEventListener('popstate', () => {
        if (searchQuery(readSearchState(new URLSearchParams(location.search))) !== searchQuery(this.state)) this.readUrl();
      });
    }

    private get state(): SearchState {
      const { form } = this.parts;
      return readSearchState(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`])));
    }

    private readUrl() {
      const { query, tag, year } = this.parts;
      const state = readSearchState(new URLSearchParams(location.search));
      this.isSettled = state.query !== '';
      query.value = state.query;
      fillSelect(tag, {}, state.tag);
      fillSelect(year, {}, state.year);
      this.search(state);
    }

    /** Searches for the state of the form. `isFinal` means that the reader submitted it, rather than being about to type more. */
    private change(isFinal: boolean) {
      clearTimeout(this.timer);
      const { state } = this;
      if (!this.closest('dialog')) {
        const url = location.pathname + searchQuery(state);
        if (url !== location.pathname + location.search) {
          if (this.isSettled) history.pushState(null, '', url);
          else history.replaceState(null, '', url);
        }
        this.isSettled = isFinal;
      }
      this.search(state);
    }

    private async search(state: SearchState) {
      const searchId = ++this.searchId;
      if (!state.query) return this.show(state, noResults, '');
      let results = noResults;
      let status = this.words.failed;
      try {
        results = await searchPages(state);
        status = describeResults(this.words, results.count, state.query);
      } catch {
        // The index could not be loaded: the status says so.
      }
      if (searchId === this.searchId) this.show(state, results, status);
    }

    private show({ query, tag, year }: SearchState, { count, pages, rest, filterCounts }: SearchResults, status: string) {
      const { parts } = this;
      parts.results.replaceChildren(...pages.map(resultItem));
      this.rest = rest;
      parts.more.hidden = rest.length === 0;
      parts.elsewhere.hidden = count > 0 || query === '';
      const offered = fillSelect(parts.tag, filterCounts.tag ?? {}, tag) + fillSelect(parts.year, filterCounts.year ?? {}, year);
      parts.filters.hidden = query === '' || offered === 0;
      parts.status.textContent = status;
    }

    /** Shows more results and focuses the first of them. If they cannot be loaded, the button stays for another try. */
    private async showMore(searchId: number) {
      const { more, results, status } = this.parts;
      if (more.ariaDisabled) return;
      more.ariaDisabled = 'true';
      const pages = await readPages(this.rest.slice(0, pageSize)).catch(() => undefined);
      more.ariaDisabled = null;
      if (searchId !== this.searchId) return;
      if (!pages) {
        status.textContent = this.words.failed;
        return;
      }
      this.rest.splice(0, pageSize);
      const items = pages.map(resultItem);
      results.append(...items);
      more.hidden = this.rest.length === 0;
      items[0]?.querySelector('a')?.focus();
    }
  },
);
