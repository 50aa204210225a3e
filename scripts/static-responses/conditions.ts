import type { IncomingHttpHeaders } from 'node:http';
import { hasEntityTag } from '../serve/not-modified';

/** By what a client tells one version of a response from another. */
export interface Validators {
  etag: string;
  lastModified?: string;
}

/** Positions in a body, both included. */
interface ByteRange {
  first: number;
  last: number;
}

/** Returns whether the client's copy of a response is current (RFC 9110 section 13.2.2). */
export function isNotModified(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const known = headers['if-none-match'];
  if (known) return hasEntityTag(known, etag);
  const since = headers['if-modified-since'];
  return Boolean(since && lastModified && Date.parse(lastModified) <= Date.parse(since));
}

/** Returns the part of a body of `size` bytes that a GET requests, if `If-Range` allows it (RFC 9110 sections 13.1.5 and 14.2). */
export function requestedRange(headers: IncomingHttpHeaders, { etag, lastModified }: Validators, size: number): ByteRange | undefined {
  const { range, 'if-range': validator } = headers;
  if (!range || (validator && validator !== etag && validator !== lastModified)) return undefined;
  return readByteRange(range, size);
}

/** Reads a `Range` with one range of bytes (RFC 9110 section 14.1.2); returns undefined for any other, which a server may ignore. */
export function readByteRange(range: string, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (!from && !to) return undefined;
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  return first <= last ? { first, last } : undefined;
}
