import { expect, test } from 'vitest';
import { completeList } from './complete-list';

const keys = ['jax', 'pytorch', 'python'];

test.each([
  ['', ['jax', 'pytorch', 'python']],
  ['py', ['pytorch', 'python']],
  ['jax, py', ['jax, pytorch', 'jax, python']],
  ['pytorch,', ['pytorch,jax', 'pytorch,python']],
  ['x', []],
])('%j', (line, offers) => expect(completeList(line, keys)).toEqual([offers, line]));
