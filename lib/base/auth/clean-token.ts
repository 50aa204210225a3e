/** A token as it was sent, without what mail programs put behind addresses or break them with (RFC 3986 appendix C; RFC 2045 section 6.7). */
export function cleanToken(written: string): string {
  return written
    .replace(/=\r?\n|\s+/g, '')
    .replace(/[>.,;:!?)\]}'"=]+$/, '')
    .replace(/^[<("']+/, '');
}
