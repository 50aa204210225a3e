import { expect, test } from 'vitest';
import { countReading } from './reading-time';

test('counts words of spaced scripts and characters of Chinese apart', () => {
  expect(countReading('Don’t use PyTorch 2.0 yet')).toEqual({ words: 5, characters: 0, minutes: 1 });
  expect(countReading('用 JAX 加速计算。')).toEqual({ words: 1, characters: 5, minutes: 1 });
});

test('does not count addresses, tags and marks', () => {
  expect(countReading('[a link](https://example.org/long/path) and <Callout kind="note">words</Callout>').words).toBe(4);
  expect(countReading('| a | b |\n|---|---|\n').words).toBe(2);
});

test('adds the times of both scripts and rounds to whole minutes', () => {
  expect(countReading(`${'word '.repeat(460)}${'字'.repeat(800)}`).minutes).toBe(4);
  expect(countReading('').minutes).toBe(1);
});
