/**
 * <share-links data-copied="Link copied">: shows its buttons where the browser can do what they say. One copies the page's own
 * address, which is not always the one in the address bar, and says so; the other opens what the system has for sharing.
 */
customElements.define(
  'share-links',
  class extends HTMLElement {
    connectedCallback() {
      const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
      const page = { title: document.querySelector('h1')?.textContent ?? document.title, url: address };
      if (navigator.clipboard) this.offer('campaign', () => this.copy(address));
      // Whoever closes the system's window without sharing has changed their mind.
      if (navigator.canShare?.(page)) this.offer('share', () => navigator.share(page).catch(() => {}));
    }

    offer(name: string, action: () => void) {
      const button = this.querySelector<HTMLButtonElement>(`[data-does="${name}"]`);
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
        // Not allowed here: then the address itself can be copied by hand.
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
