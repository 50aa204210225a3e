import { PollSection } from '@/components/poll/poll-section';
import type { Locale } from '@/lib/base/i18n/i18n';
import { askedPolls } from '@/lib/content/model/polls';
import type { MdxTagProps } from './mdx-components';

/** Makes `<Poll id="next-framework" />`: a poll in the midst of a text. */
export function pollIn(locale: Locale) {
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
