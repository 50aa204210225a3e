import { ListingData } from '@/components/post/listing-data';
import { ListingPage } from '@/components/post/listing-page';
import { env } from '@/lib/base/env/env';
import { toLocale } from '@/lib/base/i18n/i18n';
import { listingMetadata } from '@/lib/content/metadata/page-metadata';
import { listPage, tagListing } from '@/lib/content/model/listings';
import { staticPages } from '@/lib/content/model/static-params';
import { usedTags } from '@/lib/content/model/tags';

type Props = PageProps<'/[locale]/tags/[tag]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return staticPages((locale) =>
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
