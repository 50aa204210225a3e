import type { ReactElement } from 'react';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/base/env/env';
import type { Locale } from '@/lib/base/i18n/i18n';
import { htmlResponse } from './html-response';

export interface PrivatePage {
  locale: Locale;
  title: string;
  /** The content of the page, with header and footer. */
  children: ReactElement;
}

/** Returns a page for one reader: it is not cached, not indexed, and its address is in no `Referer` to other sites. */
export function privateResponse(
  { locale, title, children }: PrivatePage,
  { status = 200, headers = {} }: ResponseInit = {},
): Promise<Response> {
  const all = new Headers(headers);
  all.set('Cache-Control', 'private, no-store');
  return htmlResponse(
    <HtmlDocument
      facts={{ locale, path: '/', title, description: title, languages: [] }}
      siteUrl={env.siteUrl}
      isPreview={env.preview}
      isHidden
    >
      {children}
    </HtmlDocument>,
    { status, headers: all },
  );
}
