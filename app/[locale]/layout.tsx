import type { Metadata, Viewport } from 'next';
import { DevScript, InlineScript, Styles } from '@/components/site/browser-assets';
import { PreviewStrip } from '@/components/site/preview-strip';
import { env } from '@/lib/base/env/env';
import { dictionary, htmlAttributes, locales, toLocale } from '@/lib/base/i18n/i18n';
import { siteMetadata, siteViewport } from '@/lib/content/metadata/site-metadata';

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const { site } = dictionary(locale);
  return {
    metadataBase: new URL(env.siteUrl),
    title: { template: `%s · ${site.name}`, default: site.name },
    description: site.description,
    ...siteMetadata(locale),
    robots: env.preview ? { index: false } : undefined,
  };
}

export const viewport: Viewport = siteViewport;

export default async function Layout({ children, params }: LayoutProps<'/[locale]'>) {
  const locale = toLocale((await params).locale);
  return (
    <html {...htmlAttributes(locale)} suppressHydrationWarning>
      <head>
        <Styles />
      </head>
      <body>
        <InlineScript name="first-paint" />
        {env.preview && <PreviewStrip locale={locale} />}
        {children}
        <DevScript />
      </body>
    </html>
  );
}
