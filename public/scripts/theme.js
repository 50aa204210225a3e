/**
 * <theme-switch>: lets the reader choose the light or dark scheme and remembers it. Without a choice the system decides.
 * The choice is put on the page before its first paint by the inline script in `components/site/theme-script.tsx`.
 */
customElements.define(
  'theme-switch',
  class extends HTMLElement {
    connectedCallback() {
      const select = this.querySelector('select');
      if (!select) return;
      // Browsers put back what a form showed when the reader left it, which may be out of date by now.
      const show = () => {
        select.value = document.documentElement.dataset.theme ?? 'system';
      };
      show();
      addEventListener('pageshow', show);
      select.addEventListener('change', () => {
        const { dataset } = document.documentElement;
        if (select.value === 'system') delete dataset.theme;
        else dataset.theme = select.value;
        try {
          if (select.value === 'system') localStorage.removeItem('theme');
          else localStorage.setItem('theme', select.value);
        } catch {
          // Storage may be forbidden: the choice then holds for this page only.
        }
      });
    }
  },
);
