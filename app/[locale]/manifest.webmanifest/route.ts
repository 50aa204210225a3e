import type { MetadataRoute } from 'next';
import { dictionary, htmlLang, localePath, locales, toLocale } from '@/lib/base/i18n/i18n';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

/** The web application manifest of each language. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/manifest.webmanifest'>) {
  const locale = toLocale((await params).locale);
  const { name, tagline, description } = dictionary(locale).site;
  const manifest: MetadataRoute.Manifest = {
    id: localePath(locale, '/'),
    name: `${name} · ${tagline}`,
    short_name: name,
    description,
    lang: htmlLang(locale),
    dir: 'ltr',
    start_url: localePath(locale, '/'),
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fdfcfa',
    theme_color: '#6436cf',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
  return new Response(JSON.stringify(manifest, null, 2), { headers: { 'Content-Type': 'application/manifest+json' } });
}
