import { expect, test } from 'vitest';
import { completeList } from './complete-list';

const keys = ['jax', 'pytorch', 'python'];

test.each([
  ['', ['jax', 'pytorch', 'python']],
  ['py', ['pytorch', 'python']],
  ['jax, py', ['jax, pytorch', 'jax, python']],
  ['pytorch,', ['pytorch,jax', 'pytorch,python']],
  ['x', []],
])('%j is completed', (line, completions) => expect(completeList(line, keys)).toEqual([completions, line]));
