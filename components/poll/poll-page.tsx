import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import type { PollView } from '@/lib/newsletter/polls/poll-view';
import { PollBox } from './poll-box';

/** `/polls/<id>`: the form, or the results once the reader has voted or the poll is closed. */
export function PollPage({ locale, poll, view }: { locale: Locale; poll: AskedPoll; view: PollView }) {
  const words = dictionary(locale).poll;
  const path = `/polls/${poll.id}`;
  return (
    <Frame locale={locale} path={path} languages={[...locales]}>
      <PageHead label={words.label} title={poll.question[locale]} />
      <div className="max-w-text">
        {view.isLinkExpired && (
          <p role="note" className="callout mb-6">
            {words.linkExpired}
          </p>
        )}
        <PollBox locale={locale} poll={poll} source={localePath(locale, path)} view={view} />
      </div>
    </Frame>
  );
}
