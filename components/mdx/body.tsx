import type { ReactElement } from 'react';
import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

/** A rendered body on a page, with the script that copies links to headings. */
export function Body({ locale, content }: { locale: Locale; content: ReactElement }) {
  return (
    <heading-links data-copied={dictionary(locale).post.linkCopied} className="block" suppressHydrationWarning>
      <div className="prose">{content}</div>
      <p role="status" className="sr-only" suppressHydrationWarning />
      <BrowserScript name="heading-links" />
    </heading-links>
  );
}
