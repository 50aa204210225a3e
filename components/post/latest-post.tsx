import { dictionary, htmlLang, type Locale } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';
import { PostCover, PostFacts, PostLink } from './post-parts';

/** The newest post, displayed large on the home page. */
export function LatestPost({ locale, post }: { locale: Locale; post: Post }) {
  const lang = post.lang === locale ? undefined : htmlLang(post.lang);
  return (
    <article aria-labelledby="page.latest" className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[1.15fr_1fr]">
      <PostCover post={post} sizes="(min-width: 64rem) 36rem, 92vw" alt="" />
      <div>
        <p className="mb-3 text-sm text-muted">
          <span className="font-semibold text-accent">{dictionary(locale).home.latest}</span>
          <span aria-hidden="true"> · </span>
          <PostFacts locale={locale} post={post} />
        </p>
        <h2 id="page.latest" className="font-serif text-title font-bold tracking-tight">
          <PostLink locale={locale} post={post} />
        </h2>
        <p lang={lang} className="mt-4 text-lg text-muted">
          {post.summary}
        </p>
      </div>
    </article>
  );
}
