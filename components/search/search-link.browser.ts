/**
 * <search-link>: a click on its link, or the key `/`, opens the search in a dialog. The content of the dialog is fetched from the
 * linked page on first use; if that fails, the browser follows the link.
 */
customElements.define(
  'search-link',
  class extends HTMLElement {
    private dialog?: Promise<HTMLDialogElement>;

    connectedCallback() {
      const link = this.querySelector('a');
      if (!link) return;
      link.addEventListener('click', (event) => {
        if (isModified(event) || event.shiftKey) return;
        event.preventDefault();
        this.open(link.href);
      });
      addEventListener('keydown', (event) => {
        const { key, target, isComposing } = event;
        if (key !== '/' || isComposing || isModified(event) || (target instanceof Element && target.closest(editable))) return;
        if (document.querySelector('dialog[open]')) return;
        event.preventDefault();
        this.open(link.href);
      });
    }

    async open(url: string) {
      const field = document.querySelector<HTMLElement>('main site-search input');
      if (field) return field.focus();
      try {
        this.dialog ??= createDialog(url);
        const dialog = await this.dialog;
        if (!dialog.open) dialog.showModal();
        const field = dialog.querySelector('input');
        field?.focus();
        field?.select();
      } catch {
        location.assign(url);
      }
    }
  },
);

const editable = 'input, textarea, select, [contenteditable]';

function isModified({ altKey, ctrlKey, metaKey }: KeyboardEvent | MouseEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

async function createDialog(url: string): Promise<HTMLDialogElement> {
  const html = await (await fetch(url)).text();
  const page = new DOMParser().parseFromString(html, 'text/html');
  const search = page.querySelector<HTMLElement>('site-search');
  const script = search?.querySelector('script');
  if (!search || !script) throw new Error(`There is no search form at ${url}.`);
  script.remove();

  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = search.dataset.label ?? '';
  const close = document.createElement('button');
  close.type = 'button';
  close.ariaLabel = search.dataset.close ?? '';
  const content = document.createElement('div');
  content.append(close, search);
  dialog.append(content);
  // A click on the backdrop has the dialog as its target. A result may link to a section of the current page.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || target === close || (target instanceof Element && target.closest('a'))) dialog.close();
  });
  // In a search field, Escape would also clear the field.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  await import(script.src);
  return dialog;
}

export {};
