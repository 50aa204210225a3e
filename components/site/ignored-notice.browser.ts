import { listIgnored, unknownParameters } from '@/lib/base/http/ignored-parameters';

/**
 * <ignored-notice data-text="… {list}." data-known="sort dir">: on a static page, which is the same for every query, lists the query
 * parameters without effect. A page rendered for the request already contains the list.
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
