import { dictionary } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';
import { PostLink } from './post-link';
import { PostList } from './post-list';
import { ShareLinks } from './share-links';

interface PostFootProps {
  post: Post;
  previous?: Post;
  next?: Post;
  related: Post[];
  /** The post's file on GitHub. */
  source: string;
}

/** Everything below a post's body: its source, its neighbours, related posts. */
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
          {previous && <Neighbour label={words.previous} post={previous} from={post} />}
          {next && <Neighbour label={words.next} post={next} from={post} />}
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

function Neighbour({ label, post, from }: { label: string; post: Post; from: Post }) {
  return (
    <div>
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 font-serif text-lg font-bold">
        <PostLink locale={from.lang} post={post} />
      </p>
    </div>
  );
}
