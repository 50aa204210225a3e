import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { ArchivePage } from '@/components/post/archive-page';
import { ListingPage } from '@/components/post/listing-page';
import { env } from '@/lib/base/env/env';
import { type Locale, toLocale } from '@/lib/base/i18n/i18n';
import { listingMetadata } from '@/lib/content/metadata/page-metadata';
import { archivePage } from '@/lib/content/model/archive-page';
import { usedCategories } from '@/lib/content/model/categories';
import { categoryListing, type Listing, type ListPage, listPage, listPath, tagListing } from '@/lib/content/model/listings';
import { staticPages } from '@/lib/content/model/static-params';
import { usedTags } from '@/lib/content/model/tags';

/** Lists of posts of one kind, such as those of tags, each split into numbered pages. */
interface ListingKind<Facts extends { page: ListPage }> {
  /** The route parameter that holds the key of a list. The archive is a single list and has none. */
  parameter?: 'tag' | 'category';
  listKeys: (locale: Locale) => string[];
  /** Returns everything that page `number` of a list shows, or undefined if there is no such page. */
  loadPage: (locale: Locale, key: string, number: number) => Facts | undefined;
  renderPage: (locale: Locale, facts: Facts) => ReactElement;
}

interface Props {
  params: Promise<{ locale: string; tag?: string; category?: string; number?: string }>;
}

/** Creates the exports of two routes: `first` for the first page of each list, `later` for pages with a number in their path. */
function createListingPages<Facts extends { page: ListPage }>(kind: ListingKind<Facts>) {
  const { parameter, listKeys, loadPage, renderPage } = kind;

  async function load({ params }: Props) {
    const { number = '1', ...rest } = await params;
    const locale = toLocale(rest.locale);
    return { locale, facts: loadPage(locale, (parameter && rest[parameter]) ?? '', Number(number)) ?? notFound() };
  }

  const planPages = (from: number, to: number) => () =>
    staticPages((locale) =>
      listKeys(locale).flatMap((key) => {
        const planned = [];
        for (let number = from; number <= to; number++) {
          const facts = loadPage(locale, key, number);
          if (!facts) break;
          const params = { locale, ...(parameter && { [parameter]: key }), ...(number > 1 && { number: String(number) }) };
          planned.push({ params, path: listPath(facts.page), shows: facts });
        }
        return planned;
      }),
    );

  const shared = {
    async generateMetadata(props: Props) {
      const { locale, facts } = await load(props);
      return listingMetadata(locale, facts.page);
    },
    async Page(props: Props) {
      const { locale, facts } = await load(props);
      return renderPage(locale, facts);
    },
  };
  return {
    first: { ...shared, generateStaticParams: planPages(1, 1) },
    later: { ...shared, generateStaticParams: planPages(2, Number.POSITIVE_INFINITY) },
  };
}

/** Creates the pages of tags or categories. */
function createTermPages(
  parameter: 'tag' | 'category',
  listKeys: (locale: Locale) => string[],
  findListing: (locale: Locale, key: string) => Listing | undefined,
) {
  return createListingPages({
    parameter,
    listKeys,
    loadPage(locale, key, number) {
      const page = listPage(findListing(locale, key), number);
      return page && { page };
    },
    renderPage: (locale, { page }) => <ListingPage locale={locale} page={page} siteUrl={env.siteUrl} />,
  });
}

export const tagPages = createTermPages('tag', (locale) => usedTags(locale).map(({ tag }) => tag.key), tagListing);

export const categoryPages = createTermPages('category', (locale) => usedCategories(locale).map(({ key }) => key), categoryListing);

export const archivePages = createListingPages({
  listKeys: () => [''],
  loadPage: (locale, _, number) => archivePage(locale, number),
  renderPage: (locale, archive) => <ArchivePage locale={locale} archive={archive} />,
});
