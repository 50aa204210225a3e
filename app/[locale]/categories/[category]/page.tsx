import { ListingData } from '@/components/post/listing-data';
import { ListingPage } from '@/components/post/listing-page';
import { env } from '@/lib/base/env/env';
import { toLocale } from '@/lib/base/i18n/i18n';
import { listingMetadata } from '@/lib/content/metadata/page-metadata';
import { usedCategories } from '@/lib/content/model/categories';
import { categoryListing, listPage } from '@/lib/content/model/listings';
import { staticPages } from '@/lib/content/model/static-params';

type Props = PageProps<'/[locale]/categories/[category]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return staticPages((locale) =>
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
