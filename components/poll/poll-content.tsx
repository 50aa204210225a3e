import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import type { PollView } from '@/lib/newsletter/polls/poll-view';
import { PollForm } from './poll-form';
import { PollResults } from './poll-results';

interface PollContentProps {
  locale: Locale;
  poll: AskedPoll;
  /** The path of the page with the poll, with its language. */
  source: string;
  /** The reader's view; undefined on static pages. */
  view?: PollView;
}

/** The form, the results, or when the poll opens. */
export function PollContent({ locale, poll, source, view }: PollContentProps) {
  const words = dictionary(locale).poll;
  const { results, choice, token } = view ?? {};
  if (poll.phase === 'not-open') return <p>{fill(words.notOpen, { date: formatDate(locale, poll.opens) })}</p>;
  const path = localePath(locale, `/polls/${poll.id}`);
  const closed = poll.phase === 'closed' && poll.closes !== undefined && (
    <p className="mb-4">{fill(words.closed, { date: formatDate(locale, poll.closes) })}</p>
  );
  if (!results)
    return closed ? (
      <>
        {closed}
        <ResultsLink path={path}>{words.toResults}</ResultsLink>
      </>
    ) : (
      <>
        <PollForm locale={locale} poll={poll} source={source} choice={choice} token={token} />
        {!view && <ResultsLink path={path}>{words.hasVoted}</ResultsLink>}
      </>
    );
  return (
    <>
      {closed}
      <p tabIndex={-1} data-results="" className="mb-4 font-semibold">
        {closed ? words.final : words.results}
      </p>
      <PollResults locale={locale} poll={poll} results={results} choice={choice} />
      {!closed && (
        <details className="mt-4">
          <summary className="w-fit cursor-pointer py-1 text-accent">{words.change}</summary>
          <div className="mt-3">
            <PollForm locale={locale} poll={poll} source={source} choice={choice} token={token} isChange />
          </div>
        </details>
      )}
    </>
  );
}

function ResultsLink({ path, children }: { path: string; children: string }) {
  return (
    <p className="mt-4 text-[0.9375rem]">
      <a href={path} className="py-1 text-accent underline underline-offset-4">
        {children}
      </a>
    </p>
  );
}
