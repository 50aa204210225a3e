import { openedField, solutionField } from '@/lib/base/http/form-fields';

/** How long the server may take, in milliseconds, before the reader is told that it does not answer. */
const patience = 15_000;

/**
 * <subscribe-form data-words="{…}">: sends its form without leaving the page, and says in its place what came of it, or at the field
 * what is to be fixed. Without script the form goes the same way by itself.
 */
customElements.define(
  'subscribe-form',
  class extends HTMLElement {
    private words: { done: string; doneText: string; proving: string; failed: string } = JSON.parse(this.dataset.words ?? '');
    private shown = performance.now();
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
      body.set(openedField, String(Math.round(performance.now() - this.shown)));
      try {
        let { ok, problem } = await post(form.action, body);
        if (problem?.reason === 'challenge-required') {
          this.say(form, this.words.proving);
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
      this.say(form, text);
      const email = form.querySelector<HTMLInputElement>('[type="email"]');
      email?.setAttribute('aria-invalid', 'true');
      email?.focus();
    }

    private say(form: HTMLFormElement, text: string) {
      const place = form.querySelector('[role="alert"]');
      if (place) place.textContent = text;
    }
  },
);

/** Sends a form as a program does: what is wrong comes back as JSON (RFC 9457). */
async function post(url: string, body: URLSearchParams): Promise<{ ok: boolean; problem?: { reason: string; detail: string } }> {
  const headers = { Accept: 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) });
  return response.ok ? { ok: true } : { ok: false, problem: await response.json() };
}
