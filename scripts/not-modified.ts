import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets an answer be 304 (RFC 9110 section 13.1.2) where the reader has what it would hold: Next.js looks at the entity tags of its
 * pages only, not at those that route handlers send.
 */
export function answerNotModified(request: IncomingMessage, response: ServerResponse): void {
  const known = request.headers['if-none-match'];
  if (!known) return;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...more: []) => {
    const tag = String(response.getHeader('ETag') ?? '');
    if (status !== 200 || !tag || !isListed(tag, known)) return writeHead(status, ...more);
    for (const name of ['Content-Type', 'Content-Length', 'Content-Encoding', 'Transfer-Encoding']) response.removeHeader(name);
    // Node leaves the body of such an answer away by itself.
    return writeHead(304);
  };
}

/** Whether a tag is one of a list, compared as weak ones: `W/` does not count. */
export function isListed(tag: string, list: string): boolean {
  const plain = (text: string) => text.trim().replace(/^W\//, '');
  return list.trim() === '*' || list.split(',').some((one) => plain(one) === plain(tag));
}
