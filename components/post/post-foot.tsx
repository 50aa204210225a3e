import { formatDate, isoDay } from '@/lib/base/i18n/format';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { Correction, Post } from '@/lib/content/model/posts';
import { PostList } from './post-list';
import { PostLink } from './post-parts';
import { ShareLinks } from './share-links';

/** The corrections of a post, oldest first. */
export function Corrections({ locale, corrections = [] }: { locale: Locale; corrections?: readonly Correction[] }) {
  if (corrections.length === 0) return null;
  const id = 'page.corrections';
  return (
    <section aria-labelledby={id} className="mt-14 max-w-text border-l-4 border-accent pl-5 lg:ml-68">
      <h2 id={id} className="font-serif text-xl font-bold">
        {dictionary(locale).post.corrections}
      </h2>
      <ul className="mt-3 space-y-3">
        {corrections.map(({ date, what }) => (
          <li key={date + what}>
            <time dateTime={isoDay(date)} className="block text-sm text-muted">
              {formatDate(locale, date)}
            </time>
            {what}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PostFootProps {
  post: Post;
  previous?: Post;
  next?: Post;
  related: Post[];
  /** The URL of the post's file on GitHub. */
  source: string;
}

/** The foot of a post: its source, share buttons, the previous and the next post, and related posts. */
export function PostFoot({ post, previous, next, related, source }: PostFootProps) {
  const { lang: locale } = post;
  const words = dictionary(locale).post;
  return (
    <footer className="mt-14 space-y-14">
      <div className="screen-only flex max-w-text flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-rule pt-5 text-[0.9375rem] lg:ml-68">
        <a href={source} className="py-1 text-accent underline underline-offset-4">
          {words.source}
        </a>
        <ShareLinks locale={locale} />
      </div>
      {(previous || next) && (
        <nav aria-label={words.neighbours} className="screen-only grid gap-8 border-y border-rule py-8 sm:grid-cols-2">
          {previous && <Neighbour label={words.previous} post={previous} locale={locale} />}
          {next && <Neighbour label={words.next} post={next} locale={locale} />}
        </nav>
      )}
      {related.length > 0 && (
        <section aria-labelledby="page.related" className="screen-only">
          <h2 id="page.related" className="mb-7 font-serif text-title font-bold tracking-tight">
            {words.related}
          </h2>
          <PostList locale={locale} posts={related} level={3} />
        </section>
      )}
    </footer>
  );
}

function Neighbour({ label, post, locale }: { label: string; post: Post; locale: Locale }) {
  return (
    <div>
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 font-serif text-lg font-bold">
        <PostLink locale={locale} post={post} />
      </p>
    </div>
  );
}
