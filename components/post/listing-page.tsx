import { FeedLine } from '@/components/site/feed-line';
import { Frame } from '@/components/site/frame';
import { Pagination } from '@/components/site/pagination';
import { BreadcrumbData } from '@/components/site/structured-data';
import { TagLinks } from '@/components/tag/tag-links';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { type ListPage, listPath, listTitle } from '@/lib/content/model/listings';
import type { Tag } from '@/lib/content/model/tags';
import { PostList } from './post-list';

/** A numbered page of the posts of a tag or a category. */
export function ListingPage({ locale, page, siteUrl }: { locale: Locale; page: ListPage; siteUrl: string }) {
  const parents = page.ancestors
    ? page.ancestors.map(({ key, label }) => ({ name: label[locale], path: `/categories/${key}` }))
    : [{ name: dictionary(locale).tags.title, path: '/tags' }];
  return (
    <>
      <BreadcrumbData locale={locale} siteUrl={siteUrl} steps={[...parents, { name: page.title, path: listPath(page) }]} />
      <Frame locale={locale} path={listPath(page)} languages={[...locales]}>
        <PageHead label={page.label} title={listTitle(locale, page)}>
          <p>{page.description}</p>
        </PageHead>
        <PostList locale={locale} posts={page.posts} />
        <Pagination locale={locale} page={page} pathOf={(number) => listPath({ base: page.base, number })} />
        {page.feed && (
          <FeedLine locale={locale} page={page.feed}>
            {dictionary(locale).feeds.followTag}
          </FeedLine>
        )}
        <RelatedTags locale={locale} tags={page.related ?? []} />
      </Frame>
    </>
  );
}

/** Tags that posts of this tag often have as well. */
function RelatedTags({ locale, tags }: { locale: Locale; tags: Tag[] }) {
  if (tags.length === 0) return null;
  const { related } = dictionary(locale).tags;
  return (
    <section aria-labelledby="page.related" className="screen-only mt-16">
      <SectionHead id="page.related" title={related} />
      <TagLinks locale={locale} tags={tags} label={related} />
    </section>
  );
}
