import { createHash } from 'node:crypto';

/**
 * Returns a text for programs that request it repeatedly, such as a feed, with an entity tag (RFC 9110 section 8.8.3). The tag is weak, since
 * the text is also sent compressed.
 */
export function textResponse(text: string, type: string): Response {
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  // JSON is always UTF-8 and has no such parameter (RFC 8259 section 11).
  const contentType = type.endsWith('json') ? type : `${type}; charset=utf-8`;
  return new Response(text, { headers: { 'Content-Type': contentType, ETag: `W/"${tag}"` } });
}
