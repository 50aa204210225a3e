import { Badge } from '@/components/ui/badge';
import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { Post } from '@/lib/content/model/posts';

/** In previews, beside a post's title in lists: that readers do not see it, or not there. */
export function PostBadges({ locale, post: { marks = [] } }: { locale: Locale; post: Post }) {
  const words = dictionary(locale).preview.marks;
  return marks.map((mark) => (
    <span key={mark}>
      {' '}
      <Badge>{words[mark]}</Badge>
    </span>
  ));
}

/** In previews, above a post that readers do not see, or not in lists: why, and from when on they will. */
export function PostRibbon({ post: { lang: locale, date, marks = [] } }: { post: Post }) {
  if (marks.length === 0) return null;
  const { label, says } = dictionary(locale).preview;
  return (
    <div role="note" aria-label={label} className="mt-6 space-y-1 rounded-md border-2 border-dashed border-accent bg-soft px-4 py-3">
      {marks.map((mark) => (
        <p key={mark}>{fill(says[mark], { date: formatDateTime(locale, date) })}</p>
      ))}
    </div>
  );
}
