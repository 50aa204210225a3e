import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, fill, type Locale, locales } from '@/lib/base/i18n/i18n';
import type { Series } from '@/lib/content/model/series';
import { PostItem } from './post-list';

/** `/series/<key>`: the posts of a series in reading order. */
export function SeriesPage({ locale, series: { key, label, description, posts } }: { locale: Locale; series: Series }) {
  const words = dictionary(locale).series;
  return (
    <Frame locale={locale} path={`/series/${key}`} languages={[...locales]}>
      <PageHead label={words.label} title={label}>
        <p>{description}</p>
      </PageHead>
      <ol className="divide-y divide-rule">
        {posts.map((post, index) => (
          <PostItem key={post.slug} locale={locale} post={post} level={2} part={fill(words.part, { n: index + 1, total: posts.length })} />
        ))}
      </ol>
    </Frame>
  );
}
