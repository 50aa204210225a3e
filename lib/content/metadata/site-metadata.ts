import type { Metadata, Viewport } from 'next';
import { type Locale, localePath } from '../../base/i18n/i18n';

/** What the heads of all pages have alike. */
export function siteMetadata(locale: Locale) {
  return {
    icons: { icon: '/icon.svg', apple: '/icons/apple-touch-icon.png' },
    manifest: localePath(locale, '/manifest.webmanifest'),
  } satisfies Metadata;
}

/** The colours of the paper in `components/site/globals.css`. */
export const siteViewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#14121b' },
  ],
} satisfies Viewport;
