/** The colour scheme that the reader chose on this device; undefined where the system decides. */
export function rememberedTheme(): 'light' | 'dark' | undefined {
  try {
    const theme = localStorage.getItem('theme');
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  } catch {
    return undefined; // Storage may be forbidden.
  }
}

/** Puts the remembered scheme on the page. */
export function showRememberedTheme(): void {
  const theme = rememberedTheme();
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
