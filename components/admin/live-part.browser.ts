/** How often it looks, in milliseconds. */
const every = 3000;

/**
 * <live-part id="…">: while it has something in it that moves (`[data-moving]`), it fetches its page again every few seconds and shows its own
 * part of that. A part that a person has the focus in, or has opened something in, is left alone. Without script the page is loaded again.
 */
customElements.define(
  'live-part',
  class extends HTMLElement {
    private timer?: ReturnType<typeof setInterval>;

    connectedCallback() {
      if (this.isMoving) this.timer = setInterval(() => this.look(), every);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    private get isMoving(): boolean {
      return this.querySelector('[data-moving]') !== null;
    }

    private async look() {
      const isUsed = this.contains(document.activeElement) || this.querySelector('details[open]') !== null;
      if (document.hidden || isUsed) return;
      try {
        const answer = await fetch(location.href, { signal: AbortSignal.timeout(every) });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.getElementById(this.id);
        if (fresh) this.replaceChildren(...fresh.childNodes);
        if (!this.isMoving) clearInterval(this.timer);
      } catch {
        // The site may be starting again: it is asked once more.
      }
    }
  },
);
