import type { ReactElement } from 'react';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/env';
import { htmlAnswer } from '@/lib/html-answer';
import type { Locale } from '@/lib/i18n';

export interface PersonalPage {
  locale: Locale;
  title: string;
  /** The page, in its frame. */
  children: ReactElement;
}

/** Answers with a page that is for one reader alone: nobody keeps it, no search engine lists it, and no other site hears its address. */
export function personalAnswer(
  { locale, title, children }: PersonalPage,
  { status = 200, headers = {} }: ResponseInit = {},
): Promise<Response> {
  const all = new Headers(headers);
  all.set('Cache-Control', 'private, no-store');
  return htmlAnswer(
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
