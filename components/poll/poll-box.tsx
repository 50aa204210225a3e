import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import type { PollView } from '@/lib/newsletter/polls/poll-view';
import { PollContent } from './poll-content';

interface PollBoxProps {
  locale: Locale;
  poll: AskedPoll;
  /** The path of the page with the poll, with its language. */
  source: string;
  view?: PollView;
}

/** A poll without its question, with the script that sends the vote without leaving the page. */
export function PollBox({ locale, poll, source, view }: PollBoxProps) {
  const { counted, failed } = dictionary(locale).poll;
  return (
    <poll-box
      data-poll={poll.id}
      data-page={localePath(locale, `/polls/${poll.id}`)}
      data-words={JSON.stringify({ counted, failed })}
      className="block font-sans"
      suppressHydrationWarning
    >
      <div data-part="" suppressHydrationWarning>
        <PollContent locale={locale} poll={poll} source={source} view={view} />
      </div>
      <p role="status" className="poll-status" suppressHydrationWarning />
      <BrowserScript name="poll-box" />
    </poll-box>
  );
}
