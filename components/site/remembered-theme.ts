/** Returns the colour scheme that the reader chose on this device, or undefined for the system setting. */
export function rememberedTheme(): 'light' | 'dark' | undefined {
  try {
    const theme = localStorage.getItem('theme');
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  } catch {
    return undefined; // The browser may deny access to storage.
  }
}

/** Applies the remembered colour scheme to the page. */
export function showRememberedTheme(): void {
  const theme = rememberedTheme();
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
