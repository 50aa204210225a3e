import { formatDate, isoDay } from '@/lib/base/i18n/format';
import { dictionary, fillCount, type Locale } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';

/** The date and reading time of a post, in the reader's language. */
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
