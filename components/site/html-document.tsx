import type { ReactNode } from 'react';
import { htmlLang } from '@/lib/i18n';
import { type PageFacts, pageMetadata } from '@/lib/page-metadata';
import { InlineScript, Styles } from './browser-assets';

interface HtmlDocumentProps {
  facts: PageFacts;
  /** The site's own origin. */
  siteUrl: string;
  /** Whether search engines are asked to stay away. */
  isHidden?: boolean;
  children: ReactNode;
}

/** A whole page for a route handler, with the head that `app/[locale]/layout.tsx` and Next.js give all others. */
export function HtmlDocument({ facts, siteUrl, isHidden = false, children }: HtmlDocumentProps) {
  const { title, description, alternates, openGraph } = pageMetadata(facts);
  return (
    <html lang={htmlLang(facts.locale)}>
      {/* biome-ignore lint/style/noHeadElement: Next.js has no hand in this page. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title.absolute}</title>
        <meta name="description" content={description} />
        {isHidden && <meta name="robots" content="noindex" />}
        <link rel="canonical" href={siteUrl + alternates.canonical} />
        {Object.entries(alternates.languages ?? {}).map(([language, path]) => (
          <link key={language} rel="alternate" hrefLang={language} href={siteUrl + path} />
        ))}
        <meta property="og:title" content={openGraph.title} />
        <meta property="og:description" content={openGraph.description} />
        <meta property="og:url" content={siteUrl + openGraph.url} />
        <link rel="icon" href="/icon.svg" />
        <Styles />
      </head>
      <body>
        <InlineScript name="first-paint" />
        {children}
      </body>
    </html>
  );
}
