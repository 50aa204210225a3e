/**
 * <theme-switch>: lets the reader choose the light, dark or system colour scheme, and remembers it.
 * `first-paint.inline.ts` applies it before the first paint of a page.
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

      // The scheme may have changed while the page was in the back/forward cache or prerendered, or in another tab.
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
    // The browser may deny access to storage: the choice then applies to this page only.
  }
}
