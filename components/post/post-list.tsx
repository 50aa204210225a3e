import { formatList } from '@/lib/base/i18n/format';
import { dictionary, fill, htmlLang, type Locale } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';
import { PostFacts, PostLink } from './post-parts';

interface PostListProps {
  locale: Locale;
  posts: Post[];
  /** The level of the posts' headings. */
  level?: 2 | 3;
  /** Whether posts in another language than `locale` have a badge that says so. */
  showLanguage?: boolean;
}

/** A list of posts, or a sentence that says there are none. */
export function PostList({ locale, posts, level = 2, showLanguage }: PostListProps) {
  if (posts.length === 0) return <p className="text-muted">{dictionary(locale).posts.empty}</p>;
  return (
    <ol className="divide-y divide-rule">
      {posts.map((post) => (
        <PostItem key={post.slug} locale={locale} post={post} level={level} showLanguage={showLanguage} />
      ))}
    </ol>
  );
}

interface PostItemProps {
  locale: Locale;
  post: Post;
  level: 2 | 3;
  showLanguage?: boolean;
  /** Which part of a series the post is, as text. */
  part?: string;
}

/** A post in a list: date, reading time, title, summary, and the authors if the team did not write it alone. */
export function PostItem({ locale, post, level, showLanguage, part }: PostItemProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { by, team } = dictionary(locale).post;
  const authors = post.authors?.filter((author) => author !== dictionary(post.lang).post.team);
  return (
    <li className="grid gap-x-10 gap-y-1 py-7 first:pt-0 md:grid-cols-[14.5rem_1fr]">
      <p className="pt-1 text-sm text-muted">
        {part && <span className="block font-semibold text-accent">{part}</span>}
        <PostFacts locale={locale} post={post} />
      </p>
      <div className="max-w-text">
        <Heading className="font-serif text-xl font-bold leading-snug sm:text-2xl">
          <PostLink locale={locale} post={post} showLanguage={showLanguage} />
        </Heading>
        {authors && authors.length > 0 && (
          <p className="mt-1 text-sm text-muted">
            {fill(by, { authors: formatList(locale, authors.length < (post.authors?.length ?? 0) ? [...authors, team] : authors) })}
          </p>
        )}
        <p lang={post.lang === locale ? undefined : htmlLang(post.lang)} className="mt-2 text-muted">
          {post.summary}
        </p>
      </div>
    </li>
  );
}
