import { ListingPage } from '@/components/post/listing-page';
import { allPosts, laterPages, listPage, listPath } from '@/lib/content/listings';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/posts/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return pagesToMake((locale) =>
    laterPages(allPosts(locale)).map((page) => ({ params: { locale, number: String(page.number) }, path: listPath(page), shows: page })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, page } = await load(params);
  return listingMetadata(locale, page);
}

export default async function NumberedPostsPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, number } = await params;
  const locale = toLocale(parameter);
  return { locale, page: listPage(allPosts(locale), Number(number)) };
}
