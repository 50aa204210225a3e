import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import { mergeFields } from '@/lib/newsletter/campaigns/merge-fields';

interface MailPollProps {
  locale: Locale;
  poll: AskedPoll;
  /** How its question is written: in the midst of a text it is no heading of that text. */
  heading?: 'h2' | 'p';
}

/**
 * A poll in a campaign, which has no forms: while it is open each option is a link that lets its reader alone vote, and opens a page that
 * asks once more. Else a link leads to the results, or to when it opens.
 */
export function MailPoll({ locale, poll, heading: Heading = 'h2' }: MailPollProps) {
  const { poll: words, mail } = dictionary(locale);
  const { id, question, options, phase, opens } = poll;
  const path = localePath(locale, `/polls/${id}`);
  return (
    <>
      <Heading>
        <small>{words.label}</small>
        <br />
        {Heading === 'p' ? <strong>{question[locale]}</strong> : question[locale]}
      </Heading>
      {phase === 'open' ? (
        <>
          <ul>
            {options.map(({ key, label }) => (
              <li key={key}>
                <a href={`${path}?${new URLSearchParams({ choice: key, token: mergeFields.vote })}`}>{label[locale]}</a>
              </li>
            ))}
          </ul>
          <p>
            <small>{mail.pollHint}</small>
          </p>
        </>
      ) : (
        <p>
          <a href={path}>{phase === 'closed' ? words.toResults : fill(words.notOpen, { date: formatDate(locale, opens) })}</a>
        </p>
      )}
    </>
  );
}
