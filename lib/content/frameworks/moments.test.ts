import { expect, test } from 'vitest';
import { framework } from '../../../test/content/test-frameworks';
import { middleOf, momentsOf } from './moments';

const release = (version: string, date: string) => ({ version, date, source: 'https://example.org', checked: '2026-01-01' });
const said = (first: string | undefined, ...releases: ReturnType<typeof release>[]) =>
  momentsOf(framework('a', first ? { 'first-release': first } : {}, { releases })).map(
    ({ version, date }) => `${version ?? 'first'} ${date}`,
  );

test('the first release comes first, unless a version has the same date', () => {
  expect(said('2017-01-19', release('1.0', '2018'))).toEqual(['first 2017-01-19', '1.0 2018']);
  expect(said('2020', release('Linen', '2020'), release('NNX', '2024'))).toEqual(['Linen 2020', 'NNX 2024']);
  expect(said(undefined, release('1.0', '2025-10'))).toEqual(['1.0 2025-10']);
});

test('a month or year is placed at its middle', () => {
  const day = (date: string) => new Date(middleOf(date)).toISOString().slice(0, 10);
  expect(['2018', '2026-07', '2017-01-19'].map(day)).toEqual(['2018-07-01', '2026-07-15', '2017-01-19']);
});
