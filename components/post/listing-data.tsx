import { BreadcrumbData } from '@/components/site/breadcrumb-data';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { type ListPage, listPath } from '@/lib/content/model/listings';

/** Tells search engines where a list of posts stands: below all tags, or below its category's ancestors. */
export function ListingData({ locale, page, siteUrl }: { locale: Locale; page: ListPage | undefined; siteUrl: string }) {
  if (!page) return null;
  const above = page.ancestors
    ? page.ancestors.map(({ key, label }) => ({ name: label[locale], path: `/categories/${key}` }))
    : [{ name: dictionary(locale).tags.title, path: '/tags' }];
  return <BreadcrumbData locale={locale} siteUrl={siteUrl} steps={[...above, { name: page.title, path: listPath(page) }]} />;
}
