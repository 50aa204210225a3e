import { listIgnored, unknownParameters } from '@/lib/base/http/ignored-parameters';

/**
 * <ignored-notice data-text="… {list}." data-known="sort dir">: on a finished page, which is the same for every query, says which
 * parameters of the address mean nothing. A page that was made for its address has said so already.
 */
customElements.define(
  'ignored-notice',
  class extends HTMLElement {
    connectedCallback() {
      const { text = '', known = '' } = this.dataset;
      const ignored = unknownParameters(new URLSearchParams(location.search), known.split(' '));
      if (ignored.length === 0 || this.querySelector('[role="note"]')) return;
      const note = document.createElement('div');
      note.role = 'note';
      note.className = 'callout mb-6 max-w-text';
      note.append(document.createElement('p'));
      note.firstElementChild?.append(text.replace('{list}', () => listIgnored(ignored)));
      this.prepend(note);
    }
  },
);
