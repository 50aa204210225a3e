import { expect, test } from 'vitest';
import { maskedAddress } from './masked-address';

test.each([
  ['ada.lovelace@example.org', 'a•••@example.org'],
  ['a@xn--fsqu00a.example', 'a•••@例子.example'],
])('%s is shown as %s', (address, shown) => expect(maskedAddress(address)).toBe(shown));
