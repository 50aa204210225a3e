import { formatList } from '@/lib/base/i18n/format';
import { dictionary, fill, htmlLang, type Locale } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';
import { PostFacts } from './post-facts';
import { PostLink } from './post-link';

interface PostItemProps {
  locale: Locale;
  post: Post;
  /** The level of its heading. */
  level: 2 | 3;
  /** Which part of a series it is, in words. */
  part?: string;
  isMarked?: boolean;
}

/** A post in a list: its date and reading time, its title, who wrote it where that is not the whole team, its summary. */
export function PostItem({ locale, post, level, part, isMarked }: PostItemProps) {
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
          <PostLink locale={locale} post={post} isMarked={isMarked} />
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
