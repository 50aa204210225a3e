import { expect, test } from 'vitest';
import { countReading } from './reading-time';

test('words and Chinese characters are counted separately', () => {
  expect(countReading('Don’t use PyTorch 2.0 yet')).toEqual({ words: 5, characters: 0, minutes: 1 });
  expect(countReading('用 JAX 加速计算。')).toEqual({ words: 1, characters: 5, minutes: 1 });
});

test('addresses, tags and Markdown are not counted', () => {
  expect(countReading('[a link](https://example.org/long/path) and <Callout kind="note">words</Callout>').words).toBe(4);
  expect(countReading('| a | b |\n|---|---|\n').words).toBe(2);
});

test('the reading time is in whole minutes, at least 1', () => {
  expect(countReading(`${'word '.repeat(460)}${'字'.repeat(800)}`).minutes).toBe(4);
  expect(countReading('').minutes).toBe(1);
});
