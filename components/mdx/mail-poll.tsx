import type { AskedPoll } from '@/lib/content/polls';
import { formatDate } from '@/lib/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/i18n';
import { places } from '@/lib/mailings/places';

interface MailPollProps {
  locale: Locale;
  poll: AskedPoll;
  /** How its question is written: in the midst of a text it is no heading of that text. */
  heading?: 'h2' | 'p';
}

/**
 * A poll in a mailing, which has no forms: while it is open each option is a link that lets its reader alone vote, and opens a page that
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
                <a href={`${path}?${new URLSearchParams({ choice: key, token: places.vote })}`}>{label[locale]}</a>
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
