/**
 * <site-search data-words="{…}">: searches while the reader types, and shows what is found. On the page of the search its
 * address follows, and leads back; in a dialog it stays with itself. The index is loaded when the field is first used.
 */
import { readSearchState, type SearchState, searchQuery } from '../../lib/search/search-state';
import { type Answer, askPagefind, loadPagefind } from './ask-pagefind';
import { resultItem } from './result-item';
import { describe, fillSelect, partsOf, type SearchWords } from './search-parts';

/** How long the reader must pause before what was typed is searched for, in milliseconds. */
const pause = 250;
const shownAtOnce = 8;

customElements.define(
  'site-search',
  class extends HTMLElement {
    private words: SearchWords = JSON.parse(this.dataset.words ?? '');
    private parts = partsOf(this);
    private timer = 0;
    /** Counts the searches, so that an answer that is overtaken is not shown. */
    private turn = 0;
    private rest: Answer['results'] = [];
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
      more.addEventListener('click', async () => {
        const before = this.parts.results.childElementCount;
        await this.showMore(this.turn);
        this.parts.results.children[before]?.querySelector('a')?.focus();
      });
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
      if (!state.query) return this.show(state, { results: [], totalFilters: {} }, '');
      try {
        const answer = await askPagefind(state);
        if (turn === this.turn) await this.show(state, answer, describe(this.words, answer.results.length, state.query));
      } catch {
        if (turn === this.turn) this.show(state, { results: [], totalFilters: {} }, this.words.failed);
      }
    }

    private async show({ query, tag, year }: SearchState, { results, totalFilters }: Answer, said: string) {
      const { parts } = this;
      const { turn } = this;
      const first = await Promise.all(results.slice(0, shownAtOnce).map((hit) => hit.data()));
      if (turn !== this.turn) return;
      parts.results.replaceChildren(...first.map(resultItem));
      this.rest = results.slice(shownAtOnce);
      parts.more.hidden = this.rest.length === 0;
      parts.elsewhere.hidden = results.length > 0 || query === '';
      const chosen = fillSelect(parts.tag, totalFilters.tag ?? {}, tag) + fillSelect(parts.year, totalFilters.year ?? {}, year);
      parts.filters.hidden = query === '' || chosen === 0;
      parts.status.textContent = said;
    }

    private async showMore(turn: number) {
      const next = this.rest.splice(0, shownAtOnce);
      const pages = await Promise.all(next.map((hit) => hit.data()));
      if (turn !== this.turn) return;
      this.parts.results.append(...pages.map(resultItem));
      this.parts.more.hidden = this.rest.length === 0;
    }
  },
);
