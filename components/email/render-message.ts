import 'server-only';
import type { ReactElement } from 'react';
import { site } from '@/lib/base/site';
import { htmlToText } from '@/lib/newsletter/email/html-to-text';
import type { Message } from '@/lib/newsletter/email/message';
import { staticMarkup } from '../ui/static-markup';

interface MessageParts {
  subject: string;
  /** The HTML document. */
  page: ReactElement;
  /** The language of both (RFC 5646). */
  language: string;
  /** The site's origin. */
  siteUrl: string;
  /** The endpoint for one-click unsubscription (RFC 8058), in emails to subscribers. */
  oneClickUrl?: string;
  /** Additional header fields. By default those of an automatic notification. */
  headers?: Record<string, string>;
}

/** Prevents automatic replies (RFC 3834 section 5). */
const notificationHeaders = { 'Auto-Submitted': 'auto-generated' };

/** Renders an email: its HTML, the text made from it, and its header fields. */
export async function renderMessage({
  subject,
  page,
  language,
  siteUrl,
  oneClickUrl,
  headers = notificationHeaders,
}: MessageParts): Promise<Message> {
  // React adds preload links for images, which some email clients distrust.
  const html = `<!DOCTYPE html>${(await staticMarkup(page)).replace(/<link rel="preload"[^>]*>/g, '')}`;
  return {
    subject,
    html,
    text: htmlToText(html),
    language,
    headers: {
      ...headers,
      // RFC 2919.
      'List-ID': `${site.name} <newsletter.${new URL(siteUrl).hostname}>`,
      ...(oneClickUrl && {
        'List-Unsubscribe': `<${oneClickUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}
