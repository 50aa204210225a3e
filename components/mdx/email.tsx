import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Cell, cellContent } from '@/lib/content/frameworks/facts';
import { tableOfTag } from '@/lib/content/model/framework-tables';
import { type AskedPoll, askedPolls } from '@/lib/content/model/polls';
import { mergeFields } from '@/lib/newsletter/campaigns/merge-fields';
import type { MdxComponents, MdxTagProps } from './component-types';
import { feedComponents } from './feed';

/** Returns the components for e-mails of posts: those of feeds, except polls that can be answered and tables that fit a phone. */
export function emailComponents(locale: Locale): MdxComponents {
  const words = dictionary(locale).frameworks;

  /**
   * A group of rows for each facet, with a row for each framework: two columns fit a phone even in mail programs that drop our
   * style sheet.
   */
  function FrameworkTable({ caption = words.caption, ...tag }: MdxTagProps<'FrameworkTable'>) {
    const { table, path } = tableOfTag(locale, tag);
    return (
      <>
        <table>
          <caption>{caption}</caption>
          {table.rows.map(({ facet, cells }) => (
            <tbody key={facet.key}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {facet.label[locale]}
                </th>
              </tr>
              {cells.map((cell) => (
                <tr key={cell.framework.key}>
                  <th scope="row">{cell.framework.name}</th>
                  <td>
                    <Fact cell={cell} />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
        <p>
          <a href={localePath(locale, path)}>{words.open}</a>
        </p>
      </>
    );
  }

  function Fact({ cell }: { cell: Cell }) {
    const { text, source } = cellContent(locale, cell);
    if (!source) return text;
    return (
      <>
        {text}
        <br />
        <small>
          {/* Allows a line break after each slash: not every mail program breaks long words. */}
          <a href={source.href}>{source.name.replaceAll('/', '/\u200b')}</a>, {words.checked} {source.checked}
        </small>
      </>
    );
  }

  function Poll({ id }: MdxTagProps<'Poll'>) {
    return askedPolls([id]).map((poll) => <EmailPoll key={id} locale={locale} poll={poll} heading="p" />);
  }

  return { ...feedComponents(locale), FrameworkTable, Poll };
}

interface EmailPollProps {
  locale: Locale;
  poll: AskedPoll;
  /** The element of the question: within a text it is not a heading of that text. */
  heading?: 'h2' | 'p';
}

/**
 * A poll in an e-mail. While it is open, each option is a link that only this subscriber can vote with, to a page that asks for
 * confirmation. Otherwise a link leads to the results, or says when the poll opens.
 */
export function EmailPoll({ locale, poll, heading: Heading = 'h2' }: EmailPollProps) {
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
