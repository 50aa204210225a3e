import { revalidate } from '../../base/http/cache-control';
import { mailPolicy } from '../../base/http/security-headers';
import type { Message } from './message';

/** Answers with one part of a mail, byte for byte, for eyes: no search engine lists it, and what it may do in a browser is its own. */
export function mailPage({ html, text, language }: Message, part: 'html' | 'text'): Response {
  return new Response(part === 'html' ? html : text, {
    headers: {
      'Content-Type': `text/${part === 'html' ? 'html' : 'plain'}; charset=utf-8`,
      'Content-Language': language,
      'Content-Security-Policy': mailPolicy,
      'X-Robots-Tag': 'noindex',
      'Cache-Control': revalidate,
    },
  });
}
