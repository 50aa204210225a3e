import { ListingPage } from '@/components/post/listing-page';
import { laterPages, tagListing } from '@/lib/content/listings';
import { usedTags } from '@/lib/content/tags';
import { toLocale } from '@/lib/i18n';
import { listingMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/tags/[tag]/page/[number]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  const locale = toLocale(params.locale);
  return usedTags(locale).flatMap(({ tag }) => laterPages(tagListing(locale, tag.key)).map(({ number }) => ({ tag: tag.key, number })));
}

export async function generateMetadata({ params }: Props) {
  const { locale, listing, number } = await load(params);
  return listingMetadata(locale, listing, number);
}

export default async function NumberedTagPage({ params }: Props) {
  return <ListingPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, tag, number } = await params;
  const locale = toLocale(parameter);
  return { locale, listing: tagListing(locale, tag), number: Number(number) };
}
