import { type IgnoredParameter, listIgnored } from '@/lib/base/http/ignored-parameters';
import { fill } from '@/lib/base/i18n/i18n';
import { BrowserScript } from './browser-assets';

interface IgnoredNoticeProps {
  /** Has a place for the `{list}`. */
  text: string;
  ignored: IgnoredParameter[];
  /** The parameters that mean something here. */
  known: readonly string[];
}

/**
 * Says what of an address was left out; nothing where all of it meant something. A finished page does not know its address:
 * there `ignored-notice.browser.ts` says it.
 */
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
