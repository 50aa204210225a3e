import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import { PollBox } from './poll-box';

interface PollSectionProps {
  locale: Locale;
  poll: AskedPoll;
  /** The path of the page with the poll, without its language. */
  path: string;
  /** The element of the question: `p` inside a post, whose outline it must not enter. */
  heading?: 'h2' | 'p';
}

/** A poll as a section of another page. */
export function PollSection({ locale, poll, path, heading: Heading = 'h2' }: PollSectionProps) {
  const id = `poll.${poll.id}`;
  return (
    <section data-pagefind-ignore="" aria-labelledby={id} className="screen-only poll">
      <p className="text-sm font-medium text-muted">{dictionary(locale).poll.label}</p>
      <Heading id={id} className="mb-5 mt-1 font-serif text-2xl font-bold tracking-tight">
        {poll.question[locale]}
      </Heading>
      <PollBox locale={locale} poll={poll} source={localePath(locale, path)} />
    </section>
  );
}
