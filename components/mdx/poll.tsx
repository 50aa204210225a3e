import { PollSection } from '@/components/poll/poll-section';
import { askedPolls } from '@/lib/content/polls';
import type { Locale } from '@/lib/i18n';
import type { EditorTagProps } from '@/lib/mdx/editor-tags';

/** Makes `<Poll id="next-framework" />`: a poll in the midst of a text. */
export function pollIn(locale: Locale) {
  return function Poll({ id }: EditorTagProps<'Poll'>) {
    return (
      <div className="not-prose my-8">
        {askedPolls([id]).map((poll) => (
          <PollSection key={id} locale={locale} poll={poll} path={`/polls/${id}`} heading="p" />
        ))}
      </div>
    );
  };
}
