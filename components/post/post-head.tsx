import { TagLinks } from '@/components/tag/tag-links';
import { formatDate, formatDateTime, formatList, isoDay } from '@/lib/base/i18n/format';
import { dictionary, fill, htmlLang, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { Category } from '@/lib/content/model/categories';
import type { Post } from '@/lib/content/model/posts';
import type { SeriesPart } from '@/lib/content/model/series';
import type { Tag } from '@/lib/content/model/tags';
import { PostCover, PostFacts } from './post-parts';
import { SeriesLine } from './series-nav';

interface PostHeadProps {
  post: Post;
  /** The ancestors of the post's category, then the category itself. */
  categories: Category[];
  tags: Tag[];
  series?: SeriesPart;
  /** The other languages in which the post exists. */
  translations: Locale[];
}

/** In previews, above a post that is not published or not listed: why, and from when on it will be. */
export function PreviewNotice({ post: { lang: locale, date, marks = [] } }: { post: Post }) {
  if (marks.length === 0) return null;
  const { label, says } = dictionary(locale).preview;
  return (
    <div role="note" aria-label={label} className="mt-6 space-y-1 rounded-md border-2 border-dashed border-accent bg-soft px-4 py-3">
      {marks.map((mark) => (
        <p key={mark}>{fill(says[mark], { date: formatDateTime(locale, date) })}</p>
      ))}
    </div>
  );
}

/** Everything above the body of a post. */
export function PostHead({ post, categories, tags, series, translations }: PostHeadProps) {
  const { lang: locale } = post;
  const words = dictionary(locale);
  return (
    <header className="mt-8 sm:mt-12">
      <nav aria-label={words.category.label} className="mb-4 text-sm font-semibold text-accent">
        {categories.map((category, index) => (
          <span key={category.key}>
            {index > 0 && <span aria-hidden="true"> / </span>}
            <a href={localePath(locale, `/categories/${category.key}`)} className="py-1 hover:underline">
              {category.label[locale]}
            </a>
          </span>
        ))}
      </nav>
      {series && <SeriesLine locale={locale} series={series} />}
      <h1 className="max-w-4xl font-serif text-display font-bold tracking-tight">{post.title}</h1>
      <p className="mt-5 text-muted">
        {fill(words.post.by, { authors: formatList(locale, post.authors ?? [words.post.team]) })}
        <span aria-hidden="true"> · </span>
        <PostFacts locale={locale} post={post} />
        {post.updated && (
          <>
            <span aria-hidden="true"> · </span>
            <time className="whitespace-nowrap" dateTime={isoDay(post.updated)}>
              {fill(words.post.updated, { date: formatDate(locale, post.updated) })}
            </time>
          </>
        )}
        {translations.map((other) => (
          <span key={other}>
            <span aria-hidden="true"> · </span>
            <a
              href={localePath(other, `/posts/${post.slug}`)}
              hrefLang={htmlLang(other)}
              lang={htmlLang(other)}
              className="screen-only text-accent underline underline-offset-4"
            >
              {dictionary(other).post.readHere}
            </a>
          </span>
        ))}
      </p>
      <div className="mt-5">
        <TagLinks locale={locale} tags={tags} label={words.post.tags} />
      </div>
      {post.image && (
        <div className="mt-9">
          <PostCover post={post} sizes="(min-width: 70rem) 66rem, 92vw" />
        </div>
      )}
    </header>
  );
}
