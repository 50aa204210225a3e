/**
 * <site-search data-words="{…}">: searches while the reader types, and shows what is found. On the page of the search its
 * address follows, and leads back; in a dialog it stays with itself. The index is loaded when the field is first used.
 */
import { readSearchState, type SearchState, searchQuery } from '@/lib/content/search/search-state';
import { askPagefind, type Hit, loadPagefind } from './ask-pagefind';
import { type FirstPages, firstPages, nothing, readPages, shownAtOnce } from './first-pages';
import { resultItem } from './result-item';
import { describe, fillSelect, partsOf, type SearchWords } from './search-parts';

/** How long the reader must pause before what was typed is searched for, in milliseconds. */
const pause = 250;

customElements.define(
  'site-search',
  class extends HTMLElement {
    private words: SearchWords = JSON.parse(this.dataset.words ?? '');
    private parts = partsOf(this);
    private timer = 0;
    /** Counts the searches, so that an answer that is overtaken is not shown. */
    private turn = 0;
    private rest: Hit[] = [];
    /** Whether the next change of the query is a new step in the history. */
    private isSettled = true;

    connectedCallback() {
      const { query, more } = this.parts;
      query.addEventListener('focus', () => loadPagefind().catch(() => {}), { once: true });
      query.addEventListener('input', () => {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.change(false), pause);
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
      more.addEventListener('click', () => this.showMore(this.turn));
      if (this.closest('dialog')) return;
      this.followAddress();
      // A click on a link within the page is told in the same way.
      addEventListener('popstate', () => {
        if (searchQuery(readSearchState(new URLSearchParams(location.search))) !== searchQuery(this.state)) this.followAddress();
      });
    }

    private get state(): SearchState {
      const { form } = this.parts;
      return readSearchState(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`])));
    }

    private followAddress() {
      const { query, tag, year } = this.parts;
      const state = readSearchState(new URLSearchParams(location.search));
      this.isSettled = state.query !== '';
      query.value = state.query;
      fillSelect(tag, {}, state.tag);
      fillSelect(year, {}, state.year);
      this.search(state);
    }

    /** Searches for what the form says now; `isSettling` where the reader has said that this is it. */
    private change(isSettling: boolean) {
      clearTimeout(this.timer);
      const { state } = this;
      if (!this.closest('dialog')) {
        const address = location.pathname + searchQuery(state);
        if (address !== location.pathname + location.search) {
          if (this.isSettled) history.pushState(null, '', address);
          else history.replaceState(null, '', address);
        }
        this.isSettled = isSettling;
      }
      this.search(state);
    }

    private async search(state: SearchState) {
      const turn = ++this.turn;
      if (!state.query) return this.show(state, nothing, '');
      let answer = nothing;
      let said = this.words.failed;
      try {
        answer = await firstPages(await askPagefind(state), state.query);
        said = describe(this.words, answer.count, state.query);
      } catch {
        // The index cannot be had: that is what is said.
      }
      if (turn === this.turn) this.show(state, answer, said);
    }

    private show({ query, tag, year }: SearchState, { count, pages, rest, counts }: FirstPages, said: string) {
      const { parts } = this;
      parts.results.replaceChildren(...pages.map(resultItem));
      this.rest = rest;
      parts.more.hidden = rest.length === 0;
      parts.elsewhere.hidden = count > 0 || query === '';
      const offered = fillSelect(parts.tag, counts.tag ?? {}, tag) + fillSelect(parts.year, counts.year ?? {}, year);
      parts.filters.hidden = query === '' || offered === 0;
      parts.status.textContent = said;
    }

    /** Shows some more results and leads to the first of them. Where they cannot be had, the reader may ask again. */
    private async showMore(turn: number) {
      const { more, results, status } = this.parts;
      if (more.ariaDisabled) return;
      more.ariaDisabled = 'true';
      const pages = await readPages(this.rest.slice(0, shownAtOnce)).catch(() => undefined);
      more.ariaDisabled = null;
      if (turn !== this.turn) return;
      if (!pages) {
        status.textContent = this.words.failed;
        return;
      }
      this.rest.splice(0, shownAtOnce);
      const items = pages.map(resultItem);
      results.append(...items);
      more.hidden = this.rest.length === 0;
      items[0]?.querySelector('a')?.focus();
    }
  },
);
