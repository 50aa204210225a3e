import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

/**
 * Copies or shares the page's address. `share-links.browser.ts` shows what it can do, in development before React looks at it; without
 * script nothing is shown.
 */
export function ShareLinks({ locale }: { locale: Locale }) {
  const { share, linkCopied } = dictionary(locale).post;
  const look = 'cursor-pointer rounded-md border border-rule px-3 py-1.5 hover:border-accent hover:text-accent';
  return (
    <share-links data-copied={linkCopied} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <button type="button" suppressHydrationWarning hidden data-does="campaign" className={look}>
        {share.copy}
      </button>
      <button type="button" suppressHydrationWarning hidden data-does="share" className={look}>
        {share.more}
      </button>
      <span role="status" className="text-muted" />
      <BrowserScript name="share-links" />
    </share-links>
  );
}
