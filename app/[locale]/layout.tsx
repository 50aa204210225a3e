import type { Metadata, Viewport } from 'next';
import { InlineScript, Styles } from '@/components/site/browser-assets';
import { env } from '@/lib/env';
import { dictionary, htmlLang, locales, toLocale } from '@/lib/i18n';

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { site } = dictionary(toLocale((await params).locale));
  return {
    metadataBase: new URL(env.siteUrl),
    title: { template: `%s · ${site.name}`, default: site.name },
    description: site.description,
    icons: '/icon.svg',
    robots: env.preview ? { index: false } : undefined,
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#14121b' },
  ],
};

export default async function Layout({ children, params }: LayoutProps<'/[locale]'>) {
  return (
    <html lang={htmlLang(toLocale((await params).locale))} suppressHydrationWarning>
      <head>
        <Styles />
      </head>
      <body>
        <InlineScript name="first-paint" />
        {children}
      </body>
    </html>
  );
}
