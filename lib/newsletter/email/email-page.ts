import { revalidate } from '../../base/http/cache-control';
import { mailPolicy } from '../../base/http/security-headers';
import type { Message } from './message';

/** Returns one part of an email as a page, unchanged: not indexed by search engines, under the content security policy for emails. */
export function emailPage({ html, text, language }: Message, part: 'html' | 'text'): Response {
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
