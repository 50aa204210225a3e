/**
 * <theme-switch>: lets the reader choose the light or dark scheme and remembers it. Without a choice the system decides.
 * `first-paint.inline.ts` puts the choice on a page before its first paint.
 */
import { rememberedTheme, showRememberedTheme } from './remembered-theme';

customElements.define(
  'theme-switch',
  class extends HTMLElement {
    connectedCallback() {
      const select = this.querySelector('select');
      if (!select) return;
      select.addEventListener('change', () => {
        choose(select.value);
      });

      // What the page shows may be out of date when it comes back from the browser's cache, when it was made ready ahead of the
      // click, or when the reader chose in another tab.
      const show = () => {
        showRememberedTheme();
        select.value = rememberedTheme() ?? 'system';
      };
      show();
      addEventListener('pageshow', show);
      addEventListener('storage', show);
      document.addEventListener('prerenderingchange', show);
    }
  },
);

function choose(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage may be forbidden: the choice then holds for this page only.
  }
}
