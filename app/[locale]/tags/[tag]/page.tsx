import { ListingData } from '@/components/post/listing-data';
import { ListingPage } from '@/components/post/listing-page';
import { listPage, tagListing } from '@/lib/content/listings';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { usedTags } from '@/lib/content/tags';
import { env } from '@/lib/env';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/tags/[tag]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return pagesToMake((locale) =>
    usedTags(locale).map(({ tag: { key: tag } }) => {
      const page = listPage(tagListing(locale, tag), 1);
      return { params: { locale, tag }, path: `/tags/${tag}`, shows: page };
    }),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, page } = await load(params);
  return listingMetadata(locale, page);
}

export default async function TagPage({ params }: Props) {
  const listing = await load(params);
  return (
    <>
      <ListingData {...listing} siteUrl={env.siteUrl} />
      <ListingPage {...listing} />
    </>
  );
}

async function load(params: Props['params']) {
  const { locale: parameter, tag } = await params;
  const locale = toLocale(parameter);
  return { locale, page: listPage(tagListing(locale, tag), 1) };
}
