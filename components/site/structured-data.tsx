import type { Locale } from '@/lib/base/i18n/i18n';
import { breadcrumbs, type StructuredData as Data, type Step, structuredData } from '@/lib/content/metadata/structured-data';

/** Structured data of a page for search engines (JSON-LD). */
export function StructuredData({ data }: { data: Data }) {
  // A title may contain "</script>". In JSON an escaped "<" means the same.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is data that no browser executes, and "<" is escaped.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}

/** The breadcrumbs from the home page to a page, which is the last of `steps`, as structured data. */
export function BreadcrumbData({ locale, siteUrl, steps }: { locale: Locale; siteUrl: string; steps: Step[] }) {
  return <StructuredData data={structuredData(breadcrumbs({ locale, siteUrl }, steps))} />;
}
