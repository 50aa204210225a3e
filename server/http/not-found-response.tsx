import { HtmlDocument } from '@/components/site/html-document';
import { NotFound } from '@/components/site/not-found';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { htmlResponse } from './html-response';

interface Site {
  siteUrl: string;
  preview: boolean;
}

/** Returns the not-found page with status 404, for a route handler whose address names nothing. */
export function notFoundResponse(locale: Locale, { siteUrl, preview }: Site, headers?: HeadersInit): Promise<Response> {
  const { title, text } = dictionary(locale).notFound;
  const facts = { locale, path: '/', title, description: text, languages: [] };
  return htmlResponse(
    <HtmlDocument facts={facts} siteUrl={siteUrl} isPreview={preview} isHidden>
      <NotFound locale={locale} />
    </HtmlDocument>,
    { status: 404, headers },
  );
}
