/** In milliseconds. */
const refreshInterval = 3000;

/**
 * <live-part id="…">: while it contains `[data-moving]`, fetches its page every few seconds and replaces its content, except while it
 * has the focus or an open `<details>`. Without JavaScript the operator reloads the page.
 */
customElements.define(
  'live-part',
  class extends HTMLElement {
    private timer?: ReturnType<typeof setInterval>;

    connectedCallback() {
      if (this.isMoving) this.timer = setInterval(() => this.refresh(), refreshInterval);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    private get isMoving(): boolean {
      return this.querySelector('[data-moving]') !== null;
    }

    private async refresh() {
      const isInUse = this.contains(document.activeElement) || this.querySelector('details[open]') !== null;
      if (document.hidden || isInUse) return;
      try {
        const response = await fetch(location.href, { signal: AbortSignal.timeout(refreshInterval) });
        if (!response.ok) return;
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const fresh = page.getElementById(this.id);
        if (fresh) this.replaceChildren(...fresh.childNodes);
        if (!this.isMoving) clearInterval(this.timer);
      } catch {
        // The site may be restarting: the next interval tries again.
      }
    }
  },
);
