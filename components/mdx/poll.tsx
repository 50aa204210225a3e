import { PollSection } from '@/components/poll/poll-section';
import type { Locale } from '@/lib/base/i18n/i18n';
import { askedPolls } from '@/lib/content/model/polls';
import type { MdxTagProps } from './component-types';

/** Creates `<Poll id="next-framework" />`: a poll within a text. */
export function createPoll(locale: Locale) {
  return function Poll({ id }: MdxTagProps<'Poll'>) {
    return (
      <div className="not-prose my-8">
        {askedPolls([id]).map((poll) => (
          <PollSection key={id} locale={locale} poll={poll} path={`/polls/${id}`} heading="p" />
        ))}
      </div>
    );
  };
}
