import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';
import { PostItem } from './post-item';

interface PostListProps {
  locale: Locale;
  posts: Post[];
  /** The level of their headings. */
  level?: 2 | 3;
  /** Whether those in another language than the reader's are marked. */
  isMarked?: boolean;
}

/** Posts one below another. */
export function PostList({ locale, posts, level = 2, isMarked }: PostListProps) {
  if (posts.length === 0) return <p className="text-muted">{dictionary(locale).posts.empty}</p>;
  return (
    <ol className="divide-y divide-rule">
      {posts.map((post) => (
        <PostItem key={post.slug} locale={locale} post={post} level={level} isMarked={isMarked} />
      ))}
    </ol>
  );
}
