/** Removes what mail programs add around URLs or break them with from a token (RFC 3986 appendix C, RFC 2045 section 6.7). */
export function cleanToken(token: string): string {
  return token
    .replace(/=\r?\n|\s+/g, '')
    .replace(/[>.,;:!?)\]}'"=]+$/, '')
    .replace(/^[<("']+/, '');
}
