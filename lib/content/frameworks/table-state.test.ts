import { describe, expect, test } from 'vitest';
import { readTableState, tableQuery } from './table-state';

const choices = {
  frameworks: ['a', 'b', 'c'],
  facets: ['mobile', 'web', 'tpu'],
  defaults: { frameworks: ['a', 'b'], show: ['mobile', 'web', 'tpu'] },
};
const read = (query: string) => readTableState(new URLSearchParams(query), choices);
const bare = { frameworks: ['a', 'b'], show: ['mobile', 'web', 'tpu'], sort: undefined, dir: 'asc', onlyDifferences: false };

test('an address without a query is the default state', () => {
  expect(read('')).toEqual({ state: bare, ignored: [] });
  expect(tableQuery(read('').state, choices)).toBe('');
});

test('a state has one canonical query', () => {
  const { state, ignored } = read('show=tpu&show=mobile&only=differences&frameworks=c,a&dir=desc&sort=tpu');
  expect(state).toEqual({ frameworks: ['c', 'a'], show: ['mobile', 'tpu'], sort: 'tpu', dir: 'desc', onlyDifferences: true });
  expect(ignored).toEqual([]);
  const query = '?sort=tpu&dir=desc&only=differences&frameworks=c,a&show=mobile,tpu';
  expect(tableQuery(state, choices)).toBe(query);
  expect(read(query).state).toEqual(state);
});

test('empty fields of a form are defaults', () => {
  expect(read('sort=&dir=&frameworks=&show=')).toEqual({ state: bare, ignored: [] });
});

test('states survive their query', () => {
  for (const frameworks of [['a'], ['b', 'a'], ['a', 'b', 'c']])
    for (const show of [['web'], ['mobile', 'tpu']])
      for (const sort of [undefined, 'web'])
        for (const dir of ['asc', 'desc'] as const)
          for (const onlyDifferences of [false, true]) {
            const state = { frameworks, show, sort, dir: sort ? dir : 'asc', onlyDifferences } as const;
            expect(read(tableQuery({ ...state }, choices)).state).toEqual(state);
          }
});

describe('unknown and invalid parameters are ignored and reported', () => {
  const cases: [query: string, ignored: [string, string][]][] = [
    ['sort=nope', [['sort', 'nope']]],
    ['sort=tpu&sort=web', [['sort', 'web']]],
    ['dir=up', [['dir', 'up']]],
    ['dir=desc', [['dir', 'desc']]],
    ['sort=&dir=asc', []],
    ['only=all', [['only', 'all']]],
    ['frameworks=a,nope,b', [['frameworks', 'nope']]],
    ['frameworks=a,a,b', []],
    ['show=constructor', [['show', 'constructor']]],
    ['show=__proto__', [['show', '__proto__']]],
    ['sort=%3Cscript%3E', [['sort', '<script>']]],
    ['x=1', [['x', '1']]],
    ['utm_source=a&fbclid=b', []],
    ['sort[]=tpu', [['sort[]', 'tpu']]],
  ];
  for (const [query, ignored] of cases)
    test(query, () => {
      const { state, ignored: told } = read(query);
      expect(told.map(({ name, value }) => [name, value])).toEqual(ignored);
      expect(state.frameworks).toEqual(['a', 'b']);
      expect(state.show).toEqual(bare.show);
    });
});
