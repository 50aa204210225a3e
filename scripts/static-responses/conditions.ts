import type { IncomingHttpHeaders } from 'node:http';
import { isListed } from '../not-modified';
import { type ByteRange, readByteRange } from './byte-range';

/** How a client knows one state of a response from the next. */
export interface Validators {
  etag: string;
  lastModified?: string;
}

/** Whether the client has the response already (RFC 9110 section 13.2.2). */
export function isKnown(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const known = headers['if-none-match'];
  if (known) return isListed(etag, known);
  const since = headers['if-modified-since'];
  return Boolean(since && lastModified && Date.parse(lastModified) <= Date.parse(since));
}

/** The part of a body that a GET asks for, where the client has the same state of it (RFC 9110 sections 13.1.5 and 14.2). */
export function askedRange(headers: IncomingHttpHeaders, { etag, lastModified }: Validators, size: number): ByteRange | undefined {
  const { range, 'if-range': state } = headers;
  if (!range || (state && state !== etag && state !== lastModified)) return undefined;
  return readByteRange(range, size);
}
