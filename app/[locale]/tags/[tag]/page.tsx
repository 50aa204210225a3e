import { ListingPage } from '@/components/post/listing-page';
import { tagListing } from '@/lib/content/listings';
import { usedTags } from '@/lib/content/tags';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/tags/[tag]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  return usedTags(toLocale(params.locale)).map(({ tag }) => ({ tag: tag.key }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, listing } = await load(params);
  return listingMetadata(locale, listing);
}

export default async function TagPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, tag } = await params;
  const locale = toLocale(parameter);
  return { locale, listing: tagListing(locale, tag) };
}
