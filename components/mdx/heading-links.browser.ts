/** <heading-links data-copied="Link copied">: a click on the link of a heading also copies its URL and announces that. */
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
        return; // The browser denied access to the clipboard. The address bar shows the URL.
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
