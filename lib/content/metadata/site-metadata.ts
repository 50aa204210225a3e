import type { Metadata, Viewport } from 'next';
import { type Locale, localePath } from '../../base/i18n/i18n';

/** Returns the metadata that all pages share. */
export function siteMetadata(locale: Locale) {
  return {
    icons: { icon: '/icon.svg', apple: '/icons/apple-touch-icon.png' },
    manifest: localePath(locale, '/manifest.webmanifest'),
  } satisfies Metadata;
}

/** The background colours of `components/site/globals.css`. */
export const siteViewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#14121b' },
  ],
} satisfies Viewport;
