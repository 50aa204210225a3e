import { isStale } from '@/lib/content/frameworks/fact-age';

/**
 * <stale-facts>: marks facts that have become stale since the build, with the symbol and the text of the legend's hidden entry, and
 * shows that entry.
 */
customElements.define(
  'stale-facts',
  class extends HTMLElement {
    connectedCallback() {
      const entry = this.querySelector<HTMLElement>('dl [data-mark="stale"]');
      const [symbol, meaning] = ['dt', 'dd'].map((name) => entry?.querySelector(name)?.textContent ?? '');
      for (const time of this.querySelectorAll<HTMLTimeElement>('.fact-source time')) {
        const details = time.closest('details');
        if (!details || details.parentElement?.querySelector('[data-mark="stale"]')) continue;
        if (!isStale({ checked: time.dateTime }, Date.now())) continue;
        const mark = document.createElement('span');
        mark.className = 'fact-mark';
        mark.dataset.mark = 'stale';
        mark.append(createSpan({ 'aria-hidden': 'true' }, ` ${symbol}`), createSpan({ class: 'sr-only' }, ` (${meaning})`));
        details.before(mark);
        entry?.removeAttribute('hidden');
        entry?.parentElement?.removeAttribute('hidden');
      }
    }
  },
);

function createSpan(attributes: Record<string, string>, text: string): HTMLElement {
  const element = document.createElement('span');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(text);
  return element;
}
