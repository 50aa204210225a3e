/** Runs at the start of the body: applies the remembered colour scheme before the first paint. */
import { showRememberedTheme } from './remembered-theme';

showRememberedTheme();
