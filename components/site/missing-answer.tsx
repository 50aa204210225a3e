import { htmlAnswer } from '@/lib/html-answer';
import { dictionary, type Locale } from '@/lib/i18n';
import { HtmlDocument } from './html-document';
import { Missing } from './missing';

/** The answer of a route handler at whose address there is nothing. `siteUrl` is the site's own origin. */
export function missingAnswer(locale: Locale, siteUrl: string, headers?: HeadersInit): Promise<Response> {
  const { title, text } = dictionary(locale).notFound;
  const facts = { locale, path: '/', title, description: text, languages: [] };
  return htmlAnswer(
    <HtmlDocument facts={facts} siteUrl={siteUrl} isHidden>
      <Missing locale={locale} />
    </HtmlDocument>,
    { status: 404, headers },
  );
}
