/**
 * <share-links data-copied="Link copied">: shows the buttons that the browser supports. One copies the page's canonical URL, which
 * may differ from the address bar, and announces that; the other opens the share dialog of the system.
 */
customElements.define(
  'share-links',
  class extends HTMLElement {
    connectedCallback() {
      const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
      const page = { title: document.querySelector('h1')?.textContent ?? document.title, url: address };
      if (navigator.clipboard) this.show('copy', () => this.copy(address));
      // The promise is rejected when the reader closes the dialog.
      if (navigator.canShare?.(page)) this.show('share', () => navigator.share(page).catch(() => {}));
    }

    show(name: string, action: () => void) {
      const button = this.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);
      if (!button) return;
      button.hidden = false;
      button.addEventListener('click', action);
    }

    async copy(address: string) {
      const status = this.querySelector('[role="status"]');
      if (!status) return;
      try {
        await navigator.clipboard.writeText(address);
        status.textContent = this.dataset.copied ?? '';
      } catch {
        // The browser denied access to the clipboard: shows the URL instead.
        status.textContent = address;
        return;
      }
      setTimeout(() => {
        status.textContent = '';
      }, 4000);
    }
  },
);

export {};
