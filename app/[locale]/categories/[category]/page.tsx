import { ListingPage } from '@/components/post/listing-page';
import { usedCategories } from '@/lib/content/categories';
import { categoryListing, listPage } from '@/lib/content/listings';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/categories/[category]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  const locale = toLocale(params.locale);
  return usedCategories(locale).map(({ key }) => ({ category: key }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, page } = await load(params);
  return listingMetadata(locale, page);
}

export default async function CategoryPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, category } = await params;
  const locale = toLocale(parameter);
  return { locale, page: listPage(categoryListing(locale, category), 1) };
}
