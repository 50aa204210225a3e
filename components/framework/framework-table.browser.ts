/**
 * <framework-table data-address="/frameworks?sort=…">: submitting one of its forms replaces the table and the URL instead of loading
 * the page. On phones, two selects choose the visible columns; a table in a post has only these and no `data-address`.
 */
customElements.define(
  'framework-table',
  class extends HTMLElement {
    private request?: AbortController;
    private shownUrl = currentUrl();

    connectedCallback() {
      this.addEventListener('change', (event) => {
        if (event.target instanceof HTMLSelectElement && event.target.closest('.pair-picker')) this.showPair();
      });
      if (!this.dataset.address) return;
      this.addEventListener('submit', (event) => {
        if (!(event.target instanceof HTMLFormElement)) return;
        event.preventDefault();
        this.submit(event.target);
      });
      // Links to an anchor in this page fire the same event.
      addEventListener('popstate', () => {
        if (currentUrl() !== this.shownUrl) this.load(location.href).then(() => (this.shownUrl = currentUrl()));
      });
    }

    disconnectedCallback() {
      this.request?.abort();
    }

    async submit(form: HTMLFormElement) {
      const url = new URL(form.action);
      for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) url.searchParams.append(name, value);
      const focused = document.activeElement?.id;
      if (!(await this.load(url.href))) return;
      history.pushState(null, '', this.dataset.address);
      this.shownUrl = currentUrl();
      // The focused button has been replaced.
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    }

    /** Replaces the table by that of another URL and returns true. If that fails, navigates there and returns false. */
    async load(url: string): Promise<boolean> {
      this.request?.abort();
      const request = new AbortController();
      this.request = request;
      try {
        const response = await fetch(url, { signal: request.signal });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const other = page.querySelector<HTMLElement>('framework-table[data-address]');
        if (!response.ok || !other) throw new Error('The response contains no table.');
        this.replaceParts(other, page);
        return true;
      } catch {
        if (!request.signal.aborted) location.assign(url);
        return false;
      }
    }

    replaceParts(other: HTMLElement, page: Document) {
      this.dataset.address = other.dataset.address;
      const isChooserOpen = this.querySelector<HTMLDetailsElement>('.chooser')?.open;
      for (const part of ['[data-part]', '[role="status"]', 'ignored-notice'])
        this.querySelector(part)?.replaceChildren(...children(other, part));
      // Stays open, because it contains the button that was pressed.
      const chooser = this.querySelector<HTMLDetailsElement>('.chooser');
      if (chooser && isChooserOpen) chooser.open = true;
      // The language switch keeps the state of the table.
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

function currentUrl(): string {
  return location.pathname + location.search;
}

function children(element: HTMLElement, part: string): Node[] {
  return [...(element.querySelector(part)?.childNodes ?? [])];
}

export {};
