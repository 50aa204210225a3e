import { expect, test } from 'vitest';
import { facets, framework } from '../../../test/content/test-frameworks';
import { arrangeTable } from './arrange-table';

const frameworks = [
  framework('a', { mobile: 3, 'learning-curve': 2, license: 'MIT', 'first-release': '2017-01' }),
  framework('b', { mobile: 0, 'learning-curve': 2, license: 'Apache', 'first-release': '2015' }),
  framework('c', { 'learning-curve': 2, license: 'BSD', 'first-release': '2018-12-04' }, { unknown: ['mobile'] }),
];
const source = { frameworks, facets, now: Date.parse('2026-01-02'), locale: 'en' } as const;
const state = { frameworks: ['a', 'b', 'c'], show: facets.map(({ key }) => key), dir: 'asc', onlyDifferences: false } as const;
const order = (change: object) =>
  arrangeTable({ ...state, show: [...state.show], frameworks: [...state.frameworks], ...change }, source)
    .frameworks.map(({ key }) => key)
    .join('');

test('an unsorted table keeps the reader’s order', () => {
  expect(order({})).toBe('abc');
  expect(order({ frameworks: ['c', 'a'] })).toBe('ca');
});

test('tables sort by grade, text and date in both directions, with missing facts last', () => {
  expect(order({ sort: 'mobile' })).toBe('bac');
  expect(order({ sort: 'mobile', dir: 'desc' })).toBe('abc');
  expect(order({ sort: 'license' })).toBe('bca');
  expect(order({ sort: 'license', dir: 'desc' })).toBe('acb');
  expect(order({ sort: 'first-release' })).toBe('bac');
  expect(order({ sort: 'first-release', dir: 'desc' })).toBe('cab');
});

test('equal facts keep the reader’s order', () => {
  for (const dir of ['asc', 'desc']) expect(order({ sort: 'learning-curve', dir, frameworks: ['c', 'a', 'b'] })).toBe('cab');
});

test('a table can be sorted by a hidden facet', () => {
  expect(order({ sort: 'mobile', show: ['license'] })).toBe('bac');
});

test('only differences: facets in which all are equal are left out; unknown is a difference', () => {
  const { rows, hidden } = arrangeTable({ ...state, show: [...state.show], frameworks: ['a', 'b', 'c'], onlyDifferences: true }, source);
  expect(rows.map(({ facet }) => facet.key)).toEqual(['mobile', 'license', 'first-release']);
  expect(hidden).toBe(1);
});

test('cells mark unknown facts, and stale ones after 180 days', () => {
  const [mobile] = arrangeTable({ ...state, show: ['mobile'], frameworks: ['a', 'c'] }, { ...source, now: Date.parse('2026-06-30') }).rows;
  expect(mobile?.cells.map(({ isUnknown, isStale }) => [isUnknown, isStale])).toEqual([
    [false, false],
    [true, false],
  ]);
  const [later] = arrangeTable({ ...state, show: ['mobile'], frameworks: ['a'] }, { ...source, now: Date.parse('2026-07-01') }).rows;
  expect(later?.cells[0]?.isStale).toBe(true);
});
