import { createHash } from 'node:crypto';

/**
 * Answers with a text that programs ask for again and again, such as a feed: with an entity tag (RFC 9110 section 8.8.3), so that
 * one who has it already need not load it. Weak, since it is sent compressed as well.
 */
export function textResponse(text: string, type: string): Response {
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  // JSON is always UTF-8 and has no such parameter (RFC 8259 section 11).
  const contentType = type.endsWith('json') ? type : `${type}; charset=utf-8`;
  return new Response(text, { headers: { 'Content-Type': contentType, ETag: `W/"${tag}"` } });
}
