import { notFound } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { Pagination } from '@/components/site/pagination';
import { PageHead } from '@/components/ui/page-head';
import { type Listing, listingPath, listingTitle } from '@/lib/content/listings';
import { pageOf } from '@/lib/content/posts';
import { type Locale, locales } from '@/lib/i18n';
import { PostList } from './post-list';

/** A numbered page of a list of posts; not found where the listing or the page does not exist. */
export function ListingPage({ locale, listing, number = 1 }: { locale: Locale; listing: Listing | undefined; number?: number }) {
  const page = listing && pageOf(listing.posts, number);
  if (!page) notFound();
  return (
    <Frame locale={locale} path={listingPath(listing, number)} languages={[...locales]}>
      <PageHead label={listing.label} title={listingTitle(locale, listing, number)}>
        <p>{listing.description}</p>
      </PageHead>
      <PostList locale={locale} posts={page.posts} />
      <Pagination locale={locale} base={listing.base} number={page.number} total={page.total} />
    </Frame>
  );
}
