import type { Locale } from '@/lib/base/i18n/i18n';
import { type FollowedPage, feedChoices } from '@/lib/content/feeds/feed-links';

/** A text followed by links to the feeds of a page, one for each format. */
export function FeedLine({ locale, page, children }: { locale: Locale; page: FollowedPage; children: string }) {
  return (
    <p className="screen-only mt-12 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-[0.9375rem] text-muted">
      {children}
      {feedChoices(locale, page).map(({ name, url }) => (
        <a key={name} href={url} className="py-1 text-accent underline underline-offset-4">
          {name}
        </a>
      ))}
    </p>
  );
}
