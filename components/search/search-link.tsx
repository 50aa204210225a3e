import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';

/** The link to `/search` in the header. `search-link.browser.ts` opens the search in a dialog instead. */
export function SearchLink({ locale, isHere }: { locale: Locale; isHere: boolean }) {
  const { title } = dictionary(locale).search;
  return (
    <search-link className="screen-only" suppressHydrationWarning>
      <a
        href={localePath(locale, '/search')}
        aria-current={isHere ? 'page' : undefined}
        aria-keyshortcuts="/"
        title={`${title} (/)`}
        className="grid size-8 place-items-center rounded-md text-muted hover:text-accent aria-[current]:text-ink"
      >
        <span className="sr-only">{title}</span>
        <svg
          viewBox="0 0 20 20"
          width="20"
          height="20"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
          focusable="false"
        >
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="m13 13 5 5" strokeLinecap="round" />
        </svg>
      </a>
      <BrowserScript name="search-link" />
    </search-link>
  );
}
