import type { Framework } from '../model/frameworks';

/** Returns all pairs of frameworks, each once, in list order. */
export function pairsOf(frameworks: readonly Framework[]): [Framework, Framework][] {
  return frameworks.flatMap((a, index) => frameworks.slice(index + 1).map((b): [Framework, Framework] => [a, b]));
}

/** Returns the key of a pair in addresses: `pytorch-vs-jax`. */
export function pairKey([a, b]: readonly [Framework, Framework]): string {
  return `${a.key}-vs-${b.key}`;
}

/**
 * Parses `a-vs-b`: a pair in list order, which has a page, the reversed pair, the same framework twice, or unknown keys. Keys of
 * frameworks do not contain `-vs-`.
 */
export function readPair(
  text: string,
  frameworks: readonly Framework[],
): { kind: 'pair' | 'reversed'; pair: [Framework, Framework] } | { kind: 'same'; framework: Framework } | { kind: 'unknown' } {
  const [first, second, ...more] = text.split('-vs-').map((key) => frameworks.findIndex((framework) => framework.key === key));
  const [a, b] = [frameworks[first ?? -1], frameworks[second ?? -1]];
  if (!a || !b || more.length || first === undefined || second === undefined) return { kind: 'unknown' };
  if (a === b) return { kind: 'same', framework: a };
  return first < second ? { kind: 'pair', pair: [a, b] } : { kind: 'reversed', pair: [b, a] };
}
