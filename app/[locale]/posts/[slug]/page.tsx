import { notFound } from 'next/navigation';
import { Body } from '@/components/mdx/body';
import { webWardrobe } from '@/components/mdx/web-wardrobe';
import { ContentsList } from '@/components/post/contents-list';
import { PostFoot } from '@/components/post/post-foot';
import { PostHead } from '@/components/post/post-head';
import { Frame } from '@/components/site/frame';
import { readBody, repositoryPath } from '@/lib/content/body';
import { findCategory, pathTo } from '@/lib/content/categories';
import { findPost, languagesOf, neighboursOf, postsWithPage, relatedTo } from '@/lib/content/posts';
import { tagsOf } from '@/lib/content/tags';
import { toLocale } from '@/lib/i18n';
import { renderBody } from '@/lib/mdx/render-body';
import { pageMetadata } from '@/lib/page-metadata';
import { sourceUrl } from '@/lib/site';

type Props = PageProps<'/[locale]/posts/[slug]'>;

export const dynamicParams = false;

export function generateStaticParams({ params }: { params: { locale: string } }) {
  return postsWithPage(toLocale(params.locale)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const post = await postOf(params);
  const metadata = pageMetadata({
    locale: post.lang,
    path: `/posts/${post.slug}`,
    title: post.title,
    description: post.summary,
    languages: languagesOf(post.slug),
    image: post.image,
  });
  return post.unlisted ? { ...metadata, robots: { index: false } } : metadata;
}

export default async function PostPage({ params }: Props) {
  const post = await postOf(params);
  const { lang: locale, slug, title } = post;
  const category = findCategory(post.category);
  const languages = languagesOf(slug);
  const file = repositoryPath(post);
  const { content, headings } = await renderBody(await readBody(post), { file, locale, title, wardrobe: webWardrobe(locale) });
  return (
    <Frame locale={locale} path={`/posts/${slug}`} languages={languages}>
      <article>
        <PostHead
          post={post}
          categories={category ? pathTo(category) : []}
          tags={tagsOf(post)}
          translations={languages.filter((language) => language !== locale)}
        />
        <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
          <div>
            <ContentsList locale={locale} headings={headings} />
          </div>
          <Body locale={locale} content={content} />
        </div>
        <PostFoot post={post} {...neighboursOf(post)} related={relatedTo(post)} source={sourceUrl(file)} />
      </article>
    </Frame>
  );
}

async function postOf(params: Props['params']) {
  const { locale, slug } = await params;
  return findPost(toLocale(locale), slug) ?? notFound();
}
