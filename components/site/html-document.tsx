import type { ReactNode } from 'react';
import { htmlAttributes } from '@/lib/base/i18n/i18n';
import { headTags } from '@/lib/content/metadata/head-tags';
import { type PageFacts, pageMetadata } from '@/lib/content/metadata/page-metadata';
import { DevScript, InlineScript, Styles } from './browser-assets';
import { PreviewStrip } from './preview-strip';

interface HtmlDocumentProps {
  facts: PageFacts;
  /** The origin of the site. */
  siteUrl: string;
  /** Whether the site is a preview, which a strip above the page says. */
  isPreview: boolean;
  /** Whether the page has `noindex`. Default: only previews have it. */
  isHidden?: boolean;
  children: ReactNode;
}

/** A whole page for a route handler, with the same head that `app/[locale]/layout.tsx` and Next.js create for pages. */
export function HtmlDocument({ facts, siteUrl, isPreview, isHidden = isPreview, children }: HtmlDocumentProps) {
  const metadata = pageMetadata(facts);
  return (
    <html {...htmlAttributes(facts.locale)}>
      {/* biome-ignore lint/style/noHeadElement: Next.js does not render this page. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{metadata.title.absolute}</title>
        {isHidden && <meta name="robots" content="noindex" />}
        {headTags(facts.locale, metadata, siteUrl).map(([Tag, attributes]) => (
          <Tag key={JSON.stringify(attributes)} {...attributes} />
        ))}
        <Styles />
      </head>
      <body>
        <InlineScript name="first-paint" />
        {isPreview && <PreviewStrip locale={facts.locale} />}
        {children}
        <DevScript />
      </body>
    </html>
  );
}
