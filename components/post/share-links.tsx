import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

/** Buttons that copy or share the page's URL. Hidden until `share-links.browser.ts` shows those that the browser supports. */
export function ShareLinks({ locale }: { locale: Locale }) {
  const { share, linkCopied } = dictionary(locale).post;
  const buttonStyle = 'cursor-pointer rounded-md border border-rule px-3 py-1.5 hover:border-accent hover:text-accent';
  return (
    <share-links data-copied={linkCopied} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <button type="button" suppressHydrationWarning hidden data-action="copy" className={buttonStyle}>
        {share.copy}
      </button>
      <button type="button" suppressHydrationWarning hidden data-action="share" className={buttonStyle}>
        {share.more}
      </button>
      <span role="status" className="text-muted" />
      <BrowserScript name="share-links" />
    </share-links>
  );
}
