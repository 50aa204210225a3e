import { type IgnoredParameter, listIgnored } from '@/lib/base/http/ignored-parameters';
import { fill } from '@/lib/base/i18n/i18n';
import { BrowserScript } from './browser-assets';

interface IgnoredNoticeProps {
  /** The text, with the placeholder `{list}`. */
  text: string;
  ignored: IgnoredParameter[];
  /** The names of the parameters that have an effect on this page. */
  known: readonly string[];
}

/** Lists the query parameters without effect. On static pages, which do not know their query, `ignored-notice.browser.ts` does. */
export function IgnoredNotice({ text, ignored, known }: IgnoredNoticeProps) {
  return (
    <ignored-notice className="block" data-text={text} data-known={known.join(' ')} suppressHydrationWarning>
      {ignored.length > 0 && (
        <div role="note" className="callout mb-6 max-w-text">
          <p>{fill(text, { list: listIgnored(ignored) })}</p>
        </div>
      )}
      <BrowserScript name="ignored-notice" />
    </ignored-notice>
  );
}
