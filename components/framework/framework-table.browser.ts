/**
 * <framework-table data-address="/frameworks?sort=…">: answers to its forms are put in place instead of the page, and the
 * address follows. Its parts are: a notice of what was asked in vain, a status that says what is shown, `[data-part]` with the table and its forms, and on phones
 * two selects that choose the columns. Without this script the forms lead to the same tables.
 */
customElements.define(
  'framework-table',
  class extends HTMLElement {
    private asked?: AbortController;
    private shown = here();

    connectedCallback() {
      this.addEventListener('change', (event) => {
        if (event.target instanceof HTMLSelectElement && event.target.closest('.pair-picker')) this.showPair();
      });
      if (!this.dataset.address) return;
      this.addEventListener('submit', (event) => {
        if (!(event.target instanceof HTMLFormElement)) return;
        event.preventDefault();
        this.follow(event.target);
      });
      // A click on a link within the page is told in the same way.
      addEventListener('popstate', () => {
        if (here() !== this.shown) this.load(location.href).then(() => (this.shown = here()));
      });
    }

    disconnectedCallback() {
      this.asked?.abort();
    }

    async follow(form: HTMLFormElement) {
      const address = new URL(form.action);
      for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) address.searchParams.append(name, value);
      const focused = document.activeElement?.id;
      if (!(await this.load(address.href))) return;
      history.pushState(null, '', this.dataset.address);
      this.shown = here();
      // The pressed button is another element now.
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    }

    /** Puts the table of another address in place of this one, or goes there where that fails. Gives whether it did. */
    async load(address: string): Promise<boolean> {
      this.asked?.abort();
      const asked = new AbortController();
      this.asked = asked;
      try {
        const answer = await fetch(address, { signal: asked.signal });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const other = page.querySelector<HTMLElement>('framework-table[data-address]');
        if (!answer.ok || !other) throw new Error('There is no table in the answer.');
        this.take(other, page);
        return true;
      } catch {
        if (!asked.signal.aborted) location.assign(address);
        return false;
      }
    }

    take(other: HTMLElement, page: Document) {
      this.dataset.address = other.dataset.address;
      const isChoosing = this.querySelector<HTMLDetailsElement>('.chooser')?.open;
      for (const part of ['[data-part]', '[role="status"]', 'ignored-notice'])
        this.querySelector(part)?.replaceChildren(...children(other, part));
      // It stays as the reader left it, with the button that was pressed in it.
      const chooser = this.querySelector<HTMLDetailsElement>('.chooser');
      if (chooser && isChoosing) chooser.open = true;
      // The same table in the other languages.
      for (const link of page.querySelectorAll<HTMLAnchorElement>('header a[hreflang]'))
        document.querySelector(`header a[hreflang="${link.hreflang}"]`)?.setAttribute('href', link.getAttribute('href') ?? '');
    }

    showPair() {
      const shown = [...this.querySelectorAll<HTMLSelectElement>('.pair-picker select')].map(({ value }) => Number(value));
      for (const row of this.querySelectorAll('tr'))
        [...row.children].slice(1).forEach((cell, column) => {
          cell.toggleAttribute('data-shown', shown.includes(column));
        });
    }
  },
);

function here(): string {
  return location.pathname + location.search;
}

function children(element: HTMLElement, part: string): Node[] {
  return [...(element.querySelector(part)?.childNodes ?? [])];
}

export {};
