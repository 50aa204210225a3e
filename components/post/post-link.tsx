import { Badge } from '@/components/ui/badge';
import { dictionary, fill, htmlLang, type Locale, languageName, localePath } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';
import { PostBadges } from './post-marks';

interface PostLinkProps {
  locale: Locale;
  post: Post;
  /** Not where its language was asked for. */
  isMarked?: boolean;
}

/** A post's title leading to it, marked with its language where that is not the reader's. */
export function PostLink({ locale, post, isMarked = true }: PostLinkProps) {
  const href = localePath(post.lang, `/posts/${post.slug}`);
  const isForeign = post.lang !== locale;
  const lang = isForeign ? htmlLang(post.lang) : undefined;
  return (
    <>
      <a href={href} hrefLang={lang} lang={lang} className="hover:text-accent">
        {post.title}
      </a>
      {isForeign && ' '}
      {isForeign && isMarked && <Badge>{fill(dictionary(locale).language.only, { language: languageName(locale, post.lang) })}</Badge>}
      <PostBadges locale={locale} post={post} />
    </>
  );
}
