import { formatPartialDate } from '@/lib/base/i18n/format';
import type { Locale } from '@/lib/base/i18n/i18n';
import { groupBy } from '@/lib/base/text/group-by';
import type { Post } from '@/lib/content/model/posts';
import { PostList } from './post-list';

/** Posts under the years in which they were published, in UTC as all dates here. */
export function PostYears({ locale, posts, isMarked }: { locale: Locale; posts: Post[]; isMarked: boolean }) {
  return [...groupBy(posts, ({ date }) => date.slice(0, 4))].map(([year, group]) => (
    <section key={year} aria-labelledby={`page.${year}`} className="mb-12 last-of-type:mb-0">
      <h2 id={`page.${year}`} className="mb-6 border-b border-rule pb-2 font-serif text-title font-bold tracking-tight">
        {formatPartialDate(locale, year)}
      </h2>
      <PostList locale={locale} posts={group} level={3} isMarked={isMarked} />
    </section>
  ));
}
