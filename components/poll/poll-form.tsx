import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';

interface PollFormProps {
  locale: Locale;
  poll: AskedPoll;
  /** The path of the page with the poll, with its language. */
  source: string;
  /** The preselected option. */
  choice?: string;
  /** The vote token of a subscriber. */
  token?: string;
  /** Whether the reader has voted already. */
  isChange?: boolean;
}

/** The form of a poll. `poll-box.browser.ts` sends it without leaving the page. */
export function PollForm({ locale, poll, source, choice, token, isChange = false }: PollFormProps) {
  const words = dictionary(locale).poll;
  return (
    <form method="post" action="/api/votes">
      <input type="hidden" name="poll" value={poll.id} />
      <input type="hidden" name="source" value={source} />
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      <fieldset>
        <legend className="sr-only">{poll.question[locale]}</legend>
        <div className="poll-options">
          {poll.options.map(({ key, label }) => (
            <label key={key}>
              <input type="radio" name="choice" value={key} required defaultChecked={key === choice} className="size-4 shrink-0" />
              {label[locale]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3">
        <button type="submit" className="button">
          {isChange ? words.save : words.submit}
        </button>
        <p className="min-w-0 flex-1 basis-60 text-sm text-muted">
          {token === undefined ? words.hint : words.hintSubscriber}
          {poll.closes !== undefined && <span className="block">{fill(words.openUntil, { date: formatDate(locale, poll.closes) })}</span>}
        </p>
      </div>
    </form>
  );
}
