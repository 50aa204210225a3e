import { isStale } from '@/lib/content/frameworks/fact-age';

/**
 * <stale-facts>: marks the facts in it that have become stale since the page was made, and has the legend say what the mark means.
 * Its words and its sign are those of the legend, where they wait unseen. Without script the marks are those of the build.
 */
customElements.define(
  'stale-facts',
  class extends HTMLElement {
    connectedCallback() {
      const entry = this.querySelector<HTMLElement>('dl [data-mark="stale"]');
      const [sign, meaning] = ['dt', 'dd'].map((name) => entry?.querySelector(name)?.textContent ?? '');
      for (const time of this.querySelectorAll<HTMLTimeElement>('.fact-source time')) {
        const details = time.closest('details');
        if (!details || details.parentElement?.querySelector('[data-mark="stale"]')) continue;
        if (!isStale({ checked: time.dateTime }, Date.now())) continue;
        const mark = document.createElement('span');
        mark.className = 'fact-mark';
        mark.dataset.mark = 'stale';
        mark.append(part({ 'aria-hidden': 'true' }, ` ${sign}`), part({ class: 'sr-only' }, ` (${meaning})`));
        details.before(mark);
        entry?.removeAttribute('hidden');
        entry?.parentElement?.removeAttribute('hidden');
      }
    }
  },
);

function part(attributes: Record<string, string>, text: string): HTMLElement {
  const element = document.createElement('span');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(text);
  return element;
}
