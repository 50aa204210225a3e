import { formatDate, formatPartialDate } from '../../base/i18n/format';
import { defaultLocale, dictionary, type Locale } from '../../base/i18n/i18n';
import type { Facet, Fact, Framework } from '../model/frameworks';
import { isStale } from './fact-age';

/** A framework in one facet. */
export interface Cell {
  framework: Framework;
  facet: Facet;
  /** Undefined if nothing is stated. */
  fact?: Fact;
  /** Whether editors looked for it and found nothing. */
  isUnknown: boolean;
  isStale: boolean;
}

/** Returns the cell of a framework and a facet. `now`, in milliseconds since 1970, decides whether its fact is stale. */
export function cellOf(framework: Framework, facet: Facet, now: number): Cell {
  const fact = framework.facts.find((fact) => fact.facet === facet.key);
  return {
    framework,
    facet,
    fact,
    isUnknown: framework.unknown.includes(facet.key),
    isStale: fact !== undefined && isStale(fact, now),
  };
}

/** What a cell shows in the reader's language: the same on the web, in feeds and in e-mails, which differ in their elements only. */
export interface CellContent {
  text: string;
  source?: { name: string; href: string /** The day on which it was looked at, formatted. */; checked: string };
}

export function cellContent(locale: Locale, { fact, isUnknown }: Cell): CellContent {
  const words = dictionary(locale).frameworks;
  if (!fact) return { text: isUnknown ? words.unknown : words.notStated };
  const source = { name: sourceName(fact.source), href: fact.source, checked: formatDate(locale, fact.checked) };
  return { text: factText(locale, fact), source };
}

/** Returns what a fact says in the reader's language: its words, or its date. */
export function factText(locale: Locale, { value, date }: Pick<Fact, 'value' | 'date'>): string {
  return value?.[locale] ?? (date === undefined ? '' : formatPartialDate(locale, date));
}

/** Returns what cells of one facet are compared by: the grade, date or text, or that it is unknown. */
function comparableOf({ fact, isUnknown }: Cell): string {
  if (!fact) return isUnknown ? 'unknown' : '';
  return String(fact.grade ?? fact.date ?? fact.value?.[defaultLocale]);
}

/** Whether cells of one facet say different things. */
export function differ(cells: Cell[]): boolean {
  return new Set(cells.map(comparableOf)).size > 1;
}

/** Returns how good a grade is on its facet's scale, from 0 to 1; undefined for facts without a grade. */
export function strengthOf({ fact, facet }: Pick<Cell, 'fact' | 'facet'>): number | undefined {
  const grades = facet.scale.map(({ grade }) => grade);
  const [lowest, highest] = [grades[0], grades.at(-1)];
  if (fact?.grade === undefined || lowest === undefined || highest === undefined || lowest === highest) return undefined;
  const share = (fact.grade - lowest) / (highest - lowest);
  return facet.better === 'less' ? 1 - share : share;
}

/** Returns an address's host as readers know it: `docs.pytorch.org`; on GitHub with the repository. */
function sourceName(address: string): string {
  const { hostname, pathname } = new URL(address);
  const [, owner = '', name = ''] = pathname.split('/');
  return hostname === 'github.com' ? `github.com/${owner}/${name}` : hostname.replace(/^www\./, '');
}
