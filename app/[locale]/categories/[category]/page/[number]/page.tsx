import { ListingPage } from '@/components/post/listing-page';
import { usedCategories } from '@/lib/content/categories';
import { categoryListing, laterPages } from '@/lib/content/listings';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/categories/[category]/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  const locale = toLocale(params.locale);
  return usedCategories(locale).flatMap(({ key }) =>
    laterPages(categoryListing(locale, key)).map(({ number }) => ({ category: key, number })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, listing, number } = await load(params);
  return listingMetadata(locale, listing, number);
}

export default async function NumberedCategoryPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, category, number } = await params;
  const locale = toLocale(parameter);
  return { locale, listing: categoryListing(locale, category), number: Number(number) };
}
