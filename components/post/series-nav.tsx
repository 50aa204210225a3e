import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { SeriesPart } from '@/lib/content/model/series';
import { PostLink } from './post-parts';

const id = 'page.series';

/** Above a post: which part of its series it is, with a link to the list below the post. */
export function SeriesLine({ locale, series: { label, posts, number } }: { locale: Locale; series: SeriesPart }) {
  const { part } = dictionary(locale).series;
  return (
    <p className="mb-3 text-sm">
      <a href={`#${id}`} className="font-medium text-accent underline underline-offset-4">
        {label}
      </a>
      <span className="text-muted"> · {fill(part, { n: number, total: posts.length })}</span>
    </p>
  );
}

/** Below a post: all parts of its series, in reading order. */
export function SeriesNav({ locale, series: { key, label, posts, number } }: { locale: Locale; series: SeriesPart }) {
  return (
    <nav aria-labelledby={id} className="screen-only mt-14 max-w-text border-t-4 border-accent bg-soft px-6 py-5 lg:ml-68">
      <h2 id={id} className="font-serif text-xl font-bold">
        {dictionary(locale).series.label}:{' '}
        <a href={localePath(locale, `/series/${key}`)} className="text-accent underline underline-offset-4">
          {label}
        </a>
      </h2>
      <ol className="mt-3 list-decimal space-y-1.5 pl-5">
        {posts.map((post, index) => (
          <li key={post.slug}>
            {index + 1 === number ? (
              <a href="#page.content" aria-current="page" className="font-semibold">
                {post.title}
              </a>
            ) : (
              <PostLink locale={locale} post={post} />
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
