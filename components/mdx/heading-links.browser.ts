/**
 * <heading-links data-copied="Link copied">: a click on a heading's link also copies its address and says so. Without this
 * script the link still leads to the heading.
 */
customElements.define(
  'heading-links',
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('.heading > a') : null;
        if (link instanceof HTMLAnchorElement) this.copy(link);
      });
    }

    async copy(link: HTMLAnchorElement) {
      try {
        await navigator.clipboard.writeText(link.href);
      } catch {
        return; // Not allowed here: the address bar shows the address.
      }
      const status = this.querySelector('[role="status"]');
      if (status) status.textContent = this.dataset.copied ?? '';
      link.dataset.copied = '';
      setTimeout(() => {
        delete link.dataset.copied;
        if (status) status.textContent = '';
      }, 2000);
    }
  },
);

export {};
