/** How long to wait for the server, in milliseconds. */
const requestTimeout = 15_000;

/**
 * <poll-box data-poll="…" data-page="/polls/…" data-words="{…}">: sends its form without leaving the page, then replaces its
 * `[data-part]` with that of the poll's own page. If this browser has voted before, it does so when scrolled into view. Without
 * JavaScript the form leads to that page.
 */
customElements.define(
  'poll-box',
  class extends HTMLElement {
    private words: { counted: string; failed: string } = JSON.parse(this.dataset.words ?? '');
    private isSending = false;
    private observer?: IntersectionObserver;

    connectedCallback() {
      this.addEventListener('submit', (event) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement) this.send(event.target);
      });
      if (location.pathname === this.dataset.page || !hasVoted(this.storageKey)) return;
      this.observer = new IntersectionObserver(([entry]) => {
        if (!entry?.isIntersecting) return;
        this.observer?.disconnect();
        // On failure the form stays, and the reader can vote again.
        this.show(this.dataset.page ?? '').catch(() => {});
      });
      this.observer.observe(this);
    }

    disconnectedCallback() {
      this.observer?.disconnect();
    }

    private get storageKey(): string {
      return `poll ${this.dataset.poll}`;
    }

    private async send(form: HTMLFormElement) {
      if (this.isSending) return;
      this.isSending = true;
      this.observer?.disconnect();
      this.setStatus('');
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`]));
      const headers = { Accept: 'application/json' };
      try {
        const response = await fetch(form.action, { method: 'POST', headers, body, signal: AbortSignal.timeout(requestTimeout) });
        if (response.ok) await this.showCounted(body.get('token'));
        else this.setStatus((await response.json()).detail);
      } catch {
        this.setStatus(this.words.failed);
      }
      this.isSending = false;
    }

    private async showCounted(token: string | null) {
      remember(this.storageKey);
      const page = this.dataset.page ?? '';
      const address = token === null ? page : `${page}?${new URLSearchParams({ token })}`;
      try {
        await this.show(address);
      } catch {
        location.assign(address);
        return;
      }
      this.setStatus(this.words.counted);
      this.querySelector<HTMLElement>('[data-results]')?.focus();
    }

    /** Replaces the content with that of another page. Throws if that page has no poll. */
    private async show(address: string) {
      const response = await fetch(address, { signal: AbortSignal.timeout(requestTimeout) });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const part = page.querySelector('poll-box [data-part]');
      if (!response.ok || !part) throw new Error('The response has no poll.');
      this.querySelector('[data-part]')?.replaceChildren(...part.childNodes);
    }

    private setStatus(text: string) {
      const status = this.querySelector('[role="status"]');
      if (status) status.textContent = text;
    }
  },
);

/** Browsers without storage throw: then the vote is not remembered. */
function hasVoted(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function remember(key: string) {
  try {
    localStorage.setItem(key, 'voted');
  } catch {}
}

export {};
