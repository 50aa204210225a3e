import { type Encoding, encodings } from './manifest';

/** Returns the encoding for an `Accept-Encoding` (RFC 9110 section 12.5.3): the client's preference, then ours. */
export function selectEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity';
  const weights = new Map(accepted.toLowerCase().split(',').map(readWeight));
  // `identity` is acceptable without being listed, but only if no other encoding is.
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? Number.MIN_VALUE : 0);
  const highest = Math.max(...encodings.map(weightOf));
  return (highest > 0 && encodings.find((encoding) => weightOf(encoding) === highest)) || 'identity';
}

function readWeight(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}
