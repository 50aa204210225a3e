export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Reads a `Range` with a single range of bytes (RFC 9110 section 14.1.2). Returns the first and last position, or undefined for any
 * other: a server may ignore a range and send the whole.
 */
export function readByteRange(range: string, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (!from && !to) return undefined;
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  return first <= last ? { first, last } : undefined;
}
