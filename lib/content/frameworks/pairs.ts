import type { Framework } from '../model/frameworks';

/** Every two frameworks, each pair once, in their order in lists. */
export function pairsOf(frameworks: readonly Framework[]): [Framework, Framework][] {
  return frameworks.flatMap((a, index) => frameworks.slice(index + 1).map((b): [Framework, Framework] => [a, b]));
}

/** The name of a pair in addresses. */
export function pairKey([a, b]: readonly [Framework, Framework]): string {
  return `${a.key}-vs-${b.key}`;
}

/**
 * What `a-vs-b` names: a pair in the order in which it has its page, the same pair the other way round, one framework twice,
 * or nothing. Keys of frameworks hold no `-vs-`.
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
