import type { ReactElement } from 'react';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/base/env/env';
import type { Locale } from '@/lib/base/i18n/i18n';
import { htmlResponse } from '@/server/http/html-response';

export interface PrivatePage {
  locale: Locale;
  title: string;
  /** The page, in its frame. */
  children: ReactElement;
}

/** Answers with a page that is for one reader alone: nobody keeps it, no search engine lists it, and no other site hears its address. */
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
