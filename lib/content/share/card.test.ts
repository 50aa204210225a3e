import { expect, test } from 'vitest';
import { cardHash } from './card';

const card = { locale: 'en', label: 'Tag', title: 'JAX', note: '' } as const;

test('the hash of a card changes with its text, and with nothing else', () => {
  expect(cardHash(card)).toMatch(/^[0-9a-f]{10}$/);
  expect(cardHash({ ...card, more: 1 } as typeof card)).toBe(cardHash(card));
  const others = [{ locale: 'zh' as const }, { label: 'Tags' }, { title: 'JA' }, { note: 'x' }, { label: 'TagJ', title: 'AX' }];
  expect(new Set([card, ...others.map((other) => ({ ...card, ...other }))].map(cardHash)).size).toBe(6);
});
