import { Badge } from '@/components/ui/badge';
import type { Post } from '@/lib/content/posts';
import { dictionary, fill, htmlLang, type Locale, languageName, localePath } from '@/lib/i18n';

interface PostLinkProps {
  locale: Locale;
  post: Post;
  /** Not where its language was asked for. */
  isMarked?: boolean;
}

/** A post's title leading to it, marked with its language where that is not the reader's. */
export function PostLink({ locale, post, isMarked = true }: PostLinkProps) {
  const href = localePath(post.lang, `/posts/${post.slug}`);
  if (post.lang === locale)
    return (
      <a href={href} className="hover:text-accent">
        {post.title}
      </a>
    );
  return (
    <>
      <a href={href} hrefLang={htmlLang(post.lang)} lang={htmlLang(post.lang)} className="hover:text-accent">
        {post.title}
      </a>{' '}
      {isMarked && <Badge>{fill(dictionary(locale).language.only, { language: languageName(locale, post.lang) })}</Badge>}
    </>
  );
}
