import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Cell, sourceName, wordsOf } from '@/lib/content/frameworks/facts';
import { keysIn } from '@/lib/content/mdx/mdx-tags';
import { tableOfKeys } from '@/lib/content/model/framework-tables';
import type { MdxTagProps } from './mdx-components';

/**
 * Makes `<FrameworkTable of="pytorch jax" show="best-for" />` for mails: a group of rows for each facet, in it a row for each framework.
 * Two columns hold sentences on a phone, too, without any help of a style sheet, which mail programs may drop.
 */
export function mailFrameworkTableIn(locale: Locale) {
  const words = dictionary(locale).frameworks;
  return function MailFrameworkTable({ of, show, caption = words.caption }: MdxTagProps<'FrameworkTable'>) {
    const { rows } = tableOfKeys(locale, { frameworks: keysIn(of), show: show === undefined ? undefined : keysIn(show) });
    const shown = show === undefined ? '' : `&show=${keysIn(show).join()}`;
    return (
      <>
        <table>
          <caption>{caption}</caption>
          {rows.map(({ facet, cells }) => (
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
                    <Fact locale={locale} cell={cell} />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
        <p>
          <a href={localePath(locale, `/frameworks?frameworks=${keysIn(of).join()}${shown}`)}>{words.open}</a>
        </p>
      </>
    );
  };
}

/** What is known, and on a line of its own who says so and when we looked. */
function Fact({ locale, cell: { fact, isUnknown } }: { locale: Locale; cell: Cell }) {
  const words = dictionary(locale).frameworks;
  if (!fact) return isUnknown ? words.unknown : words.notStated;
  return (
    <>
      {wordsOf(locale, fact)}
      <br />
      <small>
        {/* A line may end behind a slash: nothing else would break a long name in every mail program. */}
        <a href={fact.source}>{sourceName(fact.source).replaceAll('/', '/\u200b')}</a>, {words.checked} {formatDate(locale, fact.checked)}
      </small>
    </>
  );
}
