/**
 * <search-link>: a click on its link, or the key `/`, opens the search in a dialog. What the dialog holds is taken from the page
 * that the link leads to, when it is first asked for; where that fails, the browser goes there.
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
        if (key !== '/' || isComposing || isModified(event) || (target instanceof Element && target.closest(fields))) return;
        if (document.querySelector('dialog[open]')) return;
        event.preventDefault();
        this.open(link.href);
      });
    }

    async open(address: string) {
      const field = document.querySelector<HTMLElement>('main site-search input');
      if (field) return field.focus();
      try {
        this.dialog ??= makeDialog(address);
        const dialog = await this.dialog;
        if (!dialog.open) dialog.showModal();
        const field = dialog.querySelector('input');
        field?.focus();
        field?.select();
      } catch {
        location.assign(address);
      }
    }
  },
);

const fields = 'input, textarea, select, [contenteditable]';

function isModified({ altKey, ctrlKey, metaKey }: KeyboardEvent | MouseEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

async function makeDialog(address: string): Promise<HTMLDialogElement> {
  const html = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(html, 'text/html');
  const search = page.querySelector<HTMLElement>('site-search');
  const script = search?.querySelector('script');
  if (!search || !script) throw new Error(address);
  script.remove();

  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = search.dataset.label ?? '';
  const close = document.createElement('button');
  close.type = 'button';
  close.ariaLabel = search.dataset.close ?? '';
  const inside = document.createElement('div');
  inside.append(close, search);
  dialog.append(inside);
  // The dialog itself is what is clicked beside its content. A link may lead to a section of this very page.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || target === close || (target instanceof Element && target.closest('a'))) dialog.close();
  });
  // In a search field Escape would empty it, too.
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
