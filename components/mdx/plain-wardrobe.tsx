import { Fragment } from 'react';
import { StrengthsTable } from '@/components/framework/strengths-chart';
import { pairPath } from '@/lib/content/framework-profile';
import { tableOfKeys } from '@/lib/content/framework-tables';
import { listFacets } from '@/lib/content/frameworks';
import { askedPolls } from '@/lib/content/polls';
import { formatDate } from '@/lib/format';
import { type Cell, sourceName, wordsOf } from '@/lib/frameworks/facts';
import { strengthsOf } from '@/lib/frameworks/strengths';
import { dictionary, fill, type Locale, localePath } from '@/lib/i18n';
import { type EditorTagProps, keysIn, type Wardrobe } from '@/lib/mdx/editor-tags';
import { twoFrameworks } from './compare';
import { Figure } from './figure';

/** How each tag looks where there is neither our style sheet nor a script: in feeds, and in the Markdown that is made of them. */
export function plainWardrobe(locale: Locale): Wardrobe {
  const { callout, compare, guide, poll: pollWords, frameworks: words } = dictionary(locale);

  function Callout({ kind, title, children }: EditorTagProps<'Callout'>) {
    return (
      <blockquote>
        <p>
          <strong>{title ?? callout[kind]}</strong>
        </p>
        {children}
      </blockquote>
    );
  }

  function Compare({ of }: EditorTagProps<'Compare'>) {
    const pair = twoFrameworks(of);
    const [a, b] = pair;
    return (
      <>
        <StrengthsTable locale={locale} pair={pair} strengths={strengthsOf(locale, pair, listFacets())} />
        <LinkLine to={pairPath(a, b)}>{fill(compare.full, { a: a.name, b: b.name })}</LinkLine>
      </>
    );
  }

  function FrameworkTable({ of, show, caption = words.caption }: EditorTagProps<'FrameworkTable'>) {
    const { frameworks, rows } = tableOfKeys(locale, { frameworks: keysIn(of), show: show === undefined ? undefined : keysIn(show) });
    return (
      <>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.facet}</th>
              {frameworks.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ facet, cells }) => (
              <tr key={facet.key}>
                <th scope="row">{facet.label[locale]}</th>
                {cells.map((cell) => (
                  <td key={cell.framework.key}>
                    <Fact cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <LinkLine to={`/frameworks?frameworks=${keysIn(of).join()}`}>{words.open}</LinkLine>
      </>
    );
  }

  function Poll({ id }: EditorTagProps<'Poll'>) {
    return askedPolls([id]).map(({ question, options }) => (
      <Fragment key={id}>
        <p>
          <strong>{question[locale]}</strong>
        </p>
        <ul>
          {options.map(({ key, label }) => (
            <li key={key}>{label[locale]}</li>
          ))}
        </ul>
        <LinkLine to={`/polls/${id}`}>{pollWords.voteOrSee}</LinkLine>
      </Fragment>
    ));
  }

  function Fact({ cell: { fact, isUnknown } }: { cell: Cell }) {
    if (!fact) return isUnknown ? words.unknown : words.notStated;
    return (
      <>
        {wordsOf(locale, fact)}{' '}
        <small>
          (<a href={fact.source}>{sourceName(fact.source)}</a>, {words.checked} {formatDate(locale, fact.checked)})
        </small>
      </>
    );
  }

  function LinkLine({ to, children }: { to: string; children: string }) {
    return (
      <p>
        <a href={localePath(locale, to)}>{children}</a>
      </p>
    );
  }

  return { Callout, Compare, Figure, FrameworkTable, Guide: () => <LinkLine to="/guide">{guide.title}</LinkLine>, Poll };
}
