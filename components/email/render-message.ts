import 'server-only';
import type { ReactElement } from 'react';
import { site } from '@/lib/base/site';
import { htmlToText } from '@/lib/newsletter/email/html-to-text';
import type { Message } from '@/lib/newsletter/email/message';
import { staticMarkup } from '../ui/static-markup';

interface MessageParts {
  subject: string;
  /** The whole document. */
  page: ReactElement;
  /** The language of both (RFC 5646). */
  language: string;
  /** The site's own origin. */
  siteUrl: string;
  /** Where one POST ends the subscription (RFC 8058), in mail to subscribers. */
  oneClickUrl?: string;
  /** Header fields of its own kind of mail. Without any it is one that no person wrote. */
  headers?: Record<string, string>;
}

/** RFC 3834 section 5: nobody's holiday answer comes back. */
const ofNotices = { 'Auto-Submitted': 'auto-generated' };

/** A mail: its HTML, the text made of it, and what programs want to know of it. */
export async function writeMessage({ subject, page, language, siteUrl, oneClickUrl, headers = ofNotices }: MessageParts): Promise<Message> {
  // React asks browsers to load images early: mail programs have no use for it, and some distrust a link element.
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
