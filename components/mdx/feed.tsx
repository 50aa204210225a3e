import { Fragment } from 'react';
import { StrengthsTable } from '@/components/framework/strengths-chart';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Cell, cellContent } from '@/lib/content/frameworks/facts';
import { strengthsOf } from '@/lib/content/frameworks/strengths';
import { pairPath } from '@/lib/content/model/framework-profile';
import { tableOfTag } from '@/lib/content/model/framework-tables';
import { listFacets } from '@/lib/content/model/frameworks';
import { askedPolls } from '@/lib/content/model/polls';
import { findPair } from './compare';
import type { MdxComponents, MdxTagProps } from './component-types';
import { Figure } from './figure';

/** Returns the components for feeds and the Markdown version of posts, which have neither our style sheet nor our scripts. */
export function feedComponents(locale: Locale): MdxComponents {
  const { callout, compare, guide, poll: pollWords, frameworks: words } = dictionary(locale);

  function Callout({ kind, title, children }: MdxTagProps<'Callout'>) {
    return (
      <blockquote>
        <p>
          <strong>{title ?? callout[kind]}</strong>
        </p>
        {children}
      </blockquote>
    );
  }

  function Compare({ of }: MdxTagProps<'Compare'>) {
    const pair = findPair(of);
    const [a, b] = pair;
    return (
      <>
        <StrengthsTable locale={locale} pair={pair} strengths={strengthsOf(locale, pair, listFacets())} />
        <LinkLine to={pairPath(a, b)}>{fill(compare.full, { a: a.name, b: b.name })}</LinkLine>
      </>
    );
  }

  function FrameworkTable({ caption = words.caption, ...tag }: MdxTagProps<'FrameworkTable'>) {
    const { table, path } = tableOfTag(locale, tag);
    return (
      <>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.facet}</th>
              {table.frameworks.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ facet, cells }) => (
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
        <LinkLine to={path}>{words.open}</LinkLine>
      </>
    );
  }

  function Fact({ cell }: { cell: Cell }) {
    const { text, source } = cellContent(locale, cell);
    if (!source) return text;
    return (
      <>
        {text}{' '}
        <small>
          (<a href={source.href}>{source.name}</a>, {words.checked} {source.checked})
        </small>
      </>
    );
  }

  function Poll({ id }: MdxTagProps<'Poll'>) {
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

  const Guide = () => <LinkLine to="/guide">{guide.title}</LinkLine>;

  function LinkLine({ to, children }: { to: string; children: string }) {
    return (
      <p>
        <a href={localePath(locale, to)}>{children}</a>
      </p>
    );
  }

  return { Callout, Compare, Figure, FrameworkTable, Guide, Poll };
}
