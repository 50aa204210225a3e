import { describe, expect, test } from 'vitest';
import { localized } from '../../../test/content/localized';
import { facets, framework } from '../../../test/content/test-frameworks';
import { answersQuery, rankFrameworks, readAnswers } from './guide';

const words = localized('…');
const questions = [
  { key: 'phones', label: words, question: words, facets: ['mobile'] },
  { key: 'easy', label: words, question: words, facets: ['learning-curve'] },
  { key: 'both', label: words, question: words, facets: ['mobile', 'learning-curve'] },
];
const read = (query: string) => readAnswers(new URLSearchParams(query), questions);
const frameworks = [
  framework('steep', { mobile: 3, 'learning-curve': 3 }),
  framework('easy', { mobile: 0, 'learning-curve': 1 }),
  framework('unknown'),
];
const rank = (query: string) => rankFrameworks(read(query).answers, { frameworks, facets, questions, now: 0 });
const scores = (query: string) => rank(query).map(({ framework, place, score }) => `${place} ${framework.key} ${score}`);

test('points are the position on the scale times the weight; unknown facts get none', () => {
  expect(scores('phones=1')).toEqual(['1 steep 100', '2 easy 0', '2 unknown 0']);
  expect(scores('easy=2')).toEqual(['1 easy 100', '2 steep 0', '2 unknown 0']);
  expect(scores('phones=3&easy=1')).toEqual(['1 steep 75', '2 easy 25', '3 unknown 0']);
  expect(scores('both=3')).toEqual(['1 steep 50', '1 easy 50', '3 unknown 0']);
});

test('points add up to the score, and possible points to 100', () => {
  for (const { score, points } of rank('phones=3&easy=2&both=1')) {
    expect(Math.round(points.reduce((sum, { points }) => sum + points, 0))).toBe(score);
    expect(points.reduce((sum, { most }) => sum + most, 0)).toBeCloseTo(100);
  }
});

test('without weights there is no ranking', () => {
  expect(rank('')).toEqual([]);
  expect(rank('phones=0')).toEqual([]);
});

describe('answers in an address', () => {
  test('are in the order of the questions, without weights of 0', () => {
    expect(answersQuery(read('easy=2&phones=3&both=0').answers, questions)).toBe('?phones=3&easy=2');
    expect(answersQuery(read('').answers, questions)).toBe('');
  });
});

test('unknown and invalid parameters are ignored and reported', () => {
  for (const query of ['nope=1', 'phones=4', 'phones=-1', 'phones=1.0', 'phones=', '__proto__=1', 'phones=%00'])
    expect(read(query), query).toEqual({ answers: new Map(), ignored: [expect.anything()] });
  expect(read('phones=1&utm_source=mail&ref=x').ignored).toEqual([]);
  expect(read('phones=1&phones=2').ignored).toEqual([{ name: 'phones', value: '2' }]);
});
