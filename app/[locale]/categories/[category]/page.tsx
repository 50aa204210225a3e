import { ListingData } from '@/components/post/listing-data';
import { ListingPage } from '@/components/post/listing-page';
import { usedCategories } from '@/lib/content/categories';
import { categoryListing, listPage } from '@/lib/content/listings';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { env } from '@/lib/env';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/categories/[category]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return pagesToMake((locale) =>
    usedCategories(locale).map(({ key: category }) => {
      const page = listPage(categoryListing(locale, category), 1);
      return { params: { locale, category }, path: `/categories/${category}`, shows: page };
    }),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, page } = await load(params);
  return listingMetadata(locale, page);
}

export default async function CategoryPage({ params }: Props) {
  const listing = await load(params);
  return (
    <>
      <ListingData {...listing} siteUrl={env.siteUrl} />
      <ListingPage {...listing} />
    </>
  );
}

async function load(params: Props['params']) {
  const { locale: parameter, category } = await params;
  const locale = toLocale(parameter);
  return { locale, page: listPage(categoryListing(locale, category), 1) };
}
