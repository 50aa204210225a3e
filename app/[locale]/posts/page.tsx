import { ListingPage } from '@/components/post/listing-page';
import { allPosts, listPage } from '@/lib/content/listings';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/posts'>;

export async function generateMetadata({ params }: Props) {
  const { locale, page } = await load(params);
  return listingMetadata(locale, page);
}

export default async function PostsPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter } = await params;
  const locale = toLocale(parameter);
  return { locale, page: listPage(allPosts(locale), 1) };
}
