/** Runs in the page's head: shows the remembered colour scheme before the first paint, so that nothing flashes. */
import { showRememberedTheme } from './remembered-theme';

showRememberedTheme();
