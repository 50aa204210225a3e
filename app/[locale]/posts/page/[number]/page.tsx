import { ListingPage } from '@/components/post/listing-page';
import { allPosts, laterPages } from '@/lib/content/listings';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/posts/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  return laterPages(allPosts(toLocale(params.locale)));
}

export async function generateMetadata({ params }: Props) {
  const { locale, listing, number } = await load(params);
  return listingMetadata(locale, listing, number);
}

export default async function NumberedPostsPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, number } = await params;
  const locale = toLocale(parameter);
  return { locale, listing: allPosts(locale), number: Number(number) };
}
