import type { Post } from '@/lib/content/posts';
import { dictionary, htmlLang, type Locale } from '@/lib/i18n';
import { PostFacts } from './post-facts';
import { PostLink } from './post-link';

/** Posts one below another. `level` is that of their headings. */
export function PostList({ locale, posts, level = 2 }: { locale: Locale; posts: Post[]; level?: 2 | 3 }) {
  if (posts.length === 0) return <p className="text-muted">{dictionary(locale).posts.empty}</p>;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ol className="divide-y divide-rule">
      {posts.map((post) => (
        <li key={post.slug} className="grid gap-x-10 gap-y-1 py-7 first:pt-0 md:grid-cols-[13rem_1fr]">
          <p className="pt-1 text-sm text-muted">
            <PostFacts locale={locale} post={post} />
          </p>
          <div className="max-w-text">
            <Heading className="font-serif text-xl font-bold leading-snug sm:text-2xl">
              <PostLink locale={locale} post={post} />
            </Heading>
            <p lang={post.lang === locale ? undefined : htmlLang(post.lang)} className="mt-2 text-muted">
              {post.summary}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
