import type { Locale } from '@/lib/base/i18n/i18n';
import { breadcrumbs, type Step, structuredData } from '@/lib/content/metadata/structured-data';
import { StructuredData } from './structured-data';

/** Tells search engines the way from the home page to a page, the last of `steps`. */
export function BreadcrumbData({ locale, siteUrl, steps }: { locale: Locale; siteUrl: string; steps: Step[] }) {
  return <StructuredData data={structuredData(breadcrumbs({ locale, siteUrl }, steps))} />;
}
