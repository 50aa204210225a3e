import { openedField, solutionField } from '@/lib/base/http/field-names';

/** How long to wait for the server, in milliseconds. */
const requestTimeout = 15_000;

/**
 * <subscribe-form data-words="{…}">: sends its form without leaving the page, then replaces it with the result or shows the error at
 * the field. Without JavaScript the browser sends the form.
 */
customElements.define(
  'subscribe-form',
  class extends HTMLElement {
    private words: { done: string; doneText: string; proving: string; failed: string } = JSON.parse(this.dataset.words ?? '');
    private shownAt = performance.now();
    private isSending = false;

    connectedCallback() {
      this.addEventListener('submit', (event) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement) this.send(event.target);
      });
    }

    private async send(form: HTMLFormElement) {
      if (this.isSending) return;
      this.isSending = true;
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`]));
      body.set(openedField, String(Math.round(performance.now() - this.shownAt)));
      try {
        let { ok, problem } = await post(form.action, body);
        if (problem?.reason === 'challenge-required') {
          this.setMessage(form, this.words.proving);
          const { solve } = await import(this.dataset.solver ?? '');
          body.set(solutionField, await solve('subscribers'));
          ({ ok, problem } = await post(form.action, body));
        }
        if (ok) this.showDone(form);
        else this.showError(form, problem?.detail ?? this.words.failed);
      } catch {
        this.showError(form, this.words.failed);
      }
      this.isSending = false;
    }

    private showDone(form: HTMLFormElement) {
      const done = document.createElement('div');
      done.tabIndex = -1;
      done.setAttribute('role', 'status');
      const title = document.createElement('p');
      title.className = 'font-semibold text-lg';
      title.textContent = this.words.done;
      const text = document.createElement('p');
      text.textContent = this.words.doneText;
      done.append(title, text);
      form.replaceWith(done);
      done.focus();
    }

    private showError(form: HTMLFormElement, text: string) {
      this.setMessage(form, text);
      const email = form.querySelector<HTMLInputElement>('[type="email"]');
      email?.setAttribute('aria-invalid', 'true');
      email?.focus();
    }

    private setMessage(form: HTMLFormElement, text: string) {
      const message = form.querySelector('[role="alert"]');
      if (message) message.textContent = text;
    }
  },
);

/** Posts a form and accepts JSON: errors are problem details (RFC 9457). */
async function post(url: string, body: URLSearchParams): Promise<{ ok: boolean; problem?: { reason: string; detail: string } }> {
  const headers = { Accept: 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(requestTimeout) });
  return response.ok ? { ok: true } : { ok: false, problem: await response.json() };
}
