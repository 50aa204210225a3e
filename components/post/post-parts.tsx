import { Badge } from '@/components/ui/badge';
import { Picture } from '@/components/ui/picture';
import { formatDate, isoDay } from '@/lib/base/i18n/format';
import { dictionary, fill, fillCount, htmlLang, type Locale, languageName, localePath } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';

interface PostLinkProps {
  locale: Locale;
  post: Post;
  /** Whether a post in another language than `locale` has a badge that says so. */
  showLanguage?: boolean;
}

/** The title of a post as a link, with badges for its language and, in previews, for why it is not published. */
export function PostLink({ locale, post, showLanguage = true }: PostLinkProps) {
  const { language, preview } = dictionary(locale);
  const isForeign = post.lang !== locale;
  const lang = isForeign ? htmlLang(post.lang) : undefined;
  return (
    <>
      <a href={localePath(post.lang, `/posts/${post.slug}`)} hrefLang={lang} lang={lang} className="hover:text-accent">
        {post.title}
      </a>
      {isForeign && ' '}
      {isForeign && showLanguage && <Badge>{fill(language.only, { language: languageName(locale, post.lang) })}</Badge>}
      {post.marks?.map((mark) => (
        <span key={mark}>
          {' '}
          <Badge>{preview.marks[mark]}</Badge>
        </span>
      ))}
    </>
  );
}

/** The publication date and the reading time of a post. */
export function PostFacts({ locale, post }: { locale: Locale; post: Post }) {
  return (
    <>
      <time className="whitespace-nowrap" dateTime={isoDay(post.date)}>
        {formatDate(locale, post.date)}
      </time>
      <span aria-hidden="true"> · </span>
      <span className="whitespace-nowrap">{fillCount(locale, dictionary(locale).post.readingTime, post.readingMinutes)}</span>
    </>
  );
}

/** The cover image of a post, if it has one. Pass an empty `alt` where the image only decorates the title beside it. */
export function PostCover({ post, sizes, alt = post.imageAlt ?? '' }: { post: Post; sizes: string; alt?: string }) {
  if (!post.image) return null;
  return (
    <Picture
      main
      src={post.image}
      alt={alt}
      width={post.imageWidth}
      height={post.imageHeight}
      sizes={sizes}
      className="h-auto w-full rounded-lg bg-soft"
    />
  );
}
