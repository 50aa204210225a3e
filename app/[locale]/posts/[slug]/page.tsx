import { notFound } from 'next/navigation';
import { Body } from '@/components/mdx/body';
import { webComponents } from '@/components/mdx/web';
import { PollSection } from '@/components/poll/poll-section';
import { ContentsList } from '@/components/post/contents-list';
import { Corrections, PostFoot } from '@/components/post/post-foot';
import { PostHead, PreviewNotice } from '@/components/post/post-head';
import { SeriesNav } from '@/components/post/series-nav';
import { SearchMetadata } from '@/components/search/search-metadata';
import { Frame } from '@/components/site/frame';
import { StructuredData } from '@/components/site/structured-data';
import { SubscribeSection } from '@/components/subscriber/subscribe-section';
import { env } from '@/lib/base/env/env';
import { toLocale } from '@/lib/base/i18n/i18n';
import { sourceUrl } from '@/lib/base/site';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { postData, postFacts } from '@/lib/content/metadata/post-metadata';
import { readBody } from '@/lib/content/model/body';
import { postPage } from '@/lib/content/model/post-page';
import { postsWithPage } from '@/lib/content/model/posts';
import { staticPages } from '@/lib/content/model/static-params';
import { renderBody } from '@/server/content/render-body';

type Props = PageProps<'/[locale]/posts/[slug]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return staticPages((locale) =>
    postsWithPage(locale).map(({ slug }) => ({ params: { locale, slug }, path: `/posts/${slug}`, shows: postPage(locale, slug) })),
  );
}

export async function generateMetadata({ params }: Props) {
  const page = await load(params);
  const metadata = pageMetadata(postFacts(page));
  return page.post.unlisted ? { ...metadata, robots: { index: false } } : metadata;
}

export default async function Page({ params }: Props) {
  const page = await load(params);
  const { post, body, languages, categories, tags, topics, polls, series, previous, next, related, isSearchable } = page;
  const { lang: locale, slug, title } = post;
  const poll = polls.find(({ id }) => id === post.poll);
  const { content, headings } = await renderBody(await readBody(body), { ...body, locale, title, components: webComponents(locale) });
  return (
    <Frame locale={locale} path={`/posts/${slug}`} languages={languages}>
      <StructuredData data={postData(page, env.siteUrl)} />
      <article data-pagefind-body={isSearchable ? '' : undefined}>
        {isSearchable && <SearchMetadata locale={locale} tags={tags} date={post.date} />}
        <PreviewNotice post={post} />
        <PostHead
          post={post}
          categories={categories}
          tags={tags}
          series={series}
          translations={languages.filter((language) => language !== locale)}
        />
        <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
          <div>
            <ContentsList locale={locale} headings={headings} />
          </div>
          <Body locale={locale} content={content} />
        </div>
        {poll && (
          <div className="mt-12 max-w-text lg:ml-68">
            <PollSection locale={locale} poll={poll} path={`/posts/${slug}`} />
          </div>
        )}
        <Corrections locale={locale} corrections={post.corrections} />
        {series && <SeriesNav locale={locale} series={series} />}
        <div className="lg:ml-68">
          <SubscribeSection locale={locale} path={`/posts/${slug}`} topics={topics} />
        </div>
        <PostFoot post={post} previous={previous} next={next} related={related} source={sourceUrl(body.file)} />
      </article>
    </Frame>
  );
}

async function load(params: Props['params']) {
  const { locale, slug } = await params;
  return postPage(toLocale(locale), slug) ?? notFound();
}
