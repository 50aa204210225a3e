import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets a response be 304 Not Modified (RFC 9110 section 13.1.2) if the client has it: Next.js compares the entity tags of its pages only,
 * not those that route handlers set.
 */
export function sendNotModified(request: IncomingMessage, response: ServerResponse): void {
  const known = request.headers['if-none-match'];
  if (!known) return;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...more: []) => {
    const tag = String(response.getHeader('ETag') ?? '');
    if (status !== 200 || !tag || !hasEntityTag(known, tag)) return writeHead(status, ...more);
    for (const name of ['Content-Type', 'Content-Length', 'Content-Encoding', 'Transfer-Encoding']) response.removeHeader(name);
    // Node.js omits the body of a 304.
    return writeHead(304);
  };
}

/** Returns whether a list of entity tags has a tag, by the weak comparison of RFC 9110 section 8.8.3.2: `W/` does not count. */
export function hasEntityTag(list: string, tag: string): boolean {
  const plain = (text: string) => text.trim().replace(/^W\//, '');
  return list.trim() === '*' || list.split(',').some((one) => plain(one) === plain(tag));
}
