/** How long the server may take, in milliseconds, before the reader is told that it does not answer. */
const patience = 15_000;

/**
 * <poll-box data-poll="…" data-page="/polls/…" data-words="{…}">: sends its form without leaving the page, and puts what the poll's
 * own page then shows in place of it. In a browser that has voted here before, it does so when it comes into view. Its parts are
 * `[data-part]` and a status. Without script the form leads to that page.
 */
customElements.define(
  'poll-box',
  class extends HTMLElement {
    private words: { counted: string; failed: string } = JSON.parse(this.dataset.words ?? '');
    private isSending = false;
    private seen?: IntersectionObserver;

    connectedCallback() {
      this.addEventListener('submit', (event) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement) this.send(event.target);
      });
      if (location.pathname === this.dataset.page || !hasVoted(this.mark)) return;
      this.seen = new IntersectionObserver(([entry]) => {
        if (!entry?.isIntersecting) return;
        this.seen?.disconnect();
        // Whoever cannot be shown the results can vote again.
        this.show(this.dataset.page ?? '').catch(() => {});
      });
      this.seen.observe(this);
    }

    disconnectedCallback() {
      this.seen?.disconnect();
    }

    /** The name under which the browser keeps that it has voted here. */
    private get mark(): string {
      return `poll ${this.dataset.poll}`;
    }

    private async send(form: HTMLFormElement) {
      if (this.isSending) return;
      this.isSending = true;
      this.seen?.disconnect();
      this.say('');
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`]));
      const headers = { Accept: 'application/json' };
      try {
        const response = await fetch(form.action, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) });
        if (response.ok) await this.showCounted(body.get('token'));
        else this.say((await response.json()).detail);
      } catch {
        this.say(this.words.failed);
      }
      this.isSending = false;
    }

    private async showCounted(token: string | null) {
      remember(this.mark);
      const page = this.dataset.page ?? '';
      const address = token === null ? page : `${page}?${new URLSearchParams({ token })}`;
      try {
        await this.show(address);
      } catch {
        location.assign(address);
        return;
      }
      this.say(this.words.counted);
      this.querySelector<HTMLElement>('[data-results]')?.focus();
    }

    /** Puts what another page shows of this poll in place. Throws where it shows nothing of it. */
    private async show(address: string) {
      const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const part = page.querySelector('poll-box [data-part]');
      if (!response.ok || !part) throw new Error('There is no poll in the answer.');
      this.querySelector('[data-part]')?.replaceChildren(...part.childNodes);
    }

    private say(text: string) {
      const status = this.querySelector('[role="status"]');
      if (status) status.textContent = text;
    }
  },
);

/** Browsers that keep nothing throw here: then nothing is kept. */
function hasVoted(mark: string): boolean {
  try {
    return localStorage.getItem(mark) !== null;
  } catch {
    return false;
  }
}

function remember(mark: string) {
  try {
    localStorage.setItem(mark, 'voted');
  } catch {}
}

export {};
