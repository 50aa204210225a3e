import { ListingPage } from '@/components/post/listing-page';
import { usedCategories } from '@/lib/content/categories';
import { categoryListing, laterPages, listPage, listPath } from '@/lib/content/listings';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/categories/[category]/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  const locale = toLocale(params.locale);
  const pages = usedCategories(locale).flatMap(({ key }) =>
    laterPages(categoryListing(locale, key)).map((page) => ({
      params: { category: key, number: String(page.number) },
      path: listPath(page),
      shows: page,
    })),
  );
  return pagesToMake(locale, pages);
}

export async function generateMetadata({ params }: Props) {
  const { locale, page } = await load(params);
  return listingMetadata(locale, page);
}

export default async function NumberedCategoryPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, category, number } = await params;
  const locale = toLocale(parameter);
  return { locale, page: listPage(categoryListing(locale, category), Number(number)) };
}
