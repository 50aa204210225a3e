import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Cell, cellContent } from '@/lib/content/frameworks/facts';
import { tableOfTag } from '@/lib/content/model/framework-tables';
import type { MdxTagProps } from './mdx-components';

/**
 * Makes `<FrameworkTable of="pytorch jax" show="best-for" />` for mails: a group of rows for each facet, in it a row for each framework.
 * Two columns hold sentences on a phone, too, without any help of a style sheet, which mail programs may drop.
 */
export function mailFrameworkTableIn(locale: Locale) {
  const words = dictionary(locale).frameworks;
  return function MailFrameworkTable({ of, show, caption = words.caption }: MdxTagProps<'FrameworkTable'>) {
    const { table, path } = tableOfTag(locale, { of, show });
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
                    <Fact locale={locale} cell={cell} />
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
  };
}

/** What the cell says, with its source on a line of its own. */
function Fact({ locale, cell }: { locale: Locale; cell: Cell }) {
  const { text, source } = cellContent(locale, cell);
  if (!source) return text;
  return (
    <>
      {text}
      <br />
      <small>
        {/* A line may break after a slash: nothing else would break a long name in every e-mail client. */}
        <a href={source.href}>{source.name.replaceAll('/', '/\u200b')}</a>, {dictionary(locale).frameworks.checked} {source.checked}
      </small>
    </>
  );
}
