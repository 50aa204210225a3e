import { LatestPost } from '@/components/post/latest-post';
import { PostList } from '@/components/post/post-list';
import { Frame } from '@/components/site/frame';
import { StructuredData } from '@/components/site/structured-data';
import { SubscribeSection } from '@/components/subscriber/subscribe-section';
import { TagLinks } from '@/components/tag/tag-links';
import { env } from '@/lib/base/env/env';
import { dictionary, localePath, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { structuredData, website } from '@/lib/content/metadata/structured-data';
import { listPosts } from '@/lib/content/model/posts';
import { usedTags } from '@/lib/content/model/tags';
import { topicChoices } from '@/lib/content/model/topics';

const earlierShown = 6;

export async function generateMetadata({ params }: PageProps<'/[locale]'>) {
  const locale = toLocale((await params).locale);
  const { site } = dictionary(locale);
  const metadata = pageMetadata({ locale, path: '/', title: site.name, description: site.description, languages: [...locales] });
  return { ...metadata, title: { absolute: `${site.name} · ${site.tagline}` } };
}

export default async function HomePage({ params }: PageProps<'/[locale]'>) {
  const locale = toLocale((await params).locale);
  const { home, site, posts: words } = dictionary(locale);
  const [latest, ...earlier] = listPosts(locale);
  const topics = usedTags(locale).flatMap(({ tag }) => (tag.topic ? [tag] : []));
  return (
    <Frame locale={locale} path="/" languages={[...locales]}>
      <StructuredData data={structuredData(...website({ locale, siteUrl: env.siteUrl }))} />
      <header className="mb-10 mt-6 border-b border-rule pb-8 sm:mt-10">
        <h1 className="max-w-3xl font-serif text-display font-bold tracking-tight">{site.tagline}</h1>
        <p className="mt-4 max-w-text text-lg text-muted">{site.description}</p>
      </header>
      {latest ? <LatestPost locale={locale} post={latest} /> : <p className="text-muted">{words.empty}</p>}
      <SubscribeSection locale={locale} path="/" topics={topicChoices()} />
      {earlier.length > 0 && (
        <section aria-labelledby="page.earlier" className="mt-20">
          <h2 id="page.earlier" className="mb-8 font-serif text-title font-bold tracking-tight">
            {home.more}
          </h2>
          <PostList locale={locale} posts={earlier.slice(0, earlierShown)} level={3} />
          <p className="mt-6">
            <a href={localePath(locale, '/posts')} className="py-1 text-accent underline underline-offset-4">
              {home.allPosts}
            </a>
          </p>
        </section>
      )}
      {topics.length > 0 && (
        <section aria-labelledby="page.topics" className="mt-20">
          <h2 id="page.topics" className="mb-6 font-serif text-title font-bold tracking-tight">
            {home.topics}
          </h2>
          <TagLinks locale={locale} tags={topics} label={home.topics} />
          <p className="mt-6">
            <a href={localePath(locale, '/tags')} className="py-1 text-accent underline underline-offset-4">
              {home.allTags}
            </a>
          </p>
        </section>
      )}
    </Frame>
  );
}
