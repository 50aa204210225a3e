import type { Post } from '@/lib/content/posts';
import { formatPartialDate } from '@/lib/format';
import { groupBy } from '@/lib/group-by';
import type { Locale } from '@/lib/i18n';
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
