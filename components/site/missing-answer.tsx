import { htmlAnswer } from '@/lib/html-answer';
import { dictionary, type Locale } from '@/lib/i18n';
import { HtmlDocument } from './html-document';
import { Missing } from './missing';

interface Site {
  /** Its own origin. */
  siteUrl: string;
  /** Whether it is a preview. */
  preview: boolean;
}

/** The answer of a route handler at whose address there is nothing. */
export function missingAnswer(locale: Locale, { siteUrl, preview }: Site, headers?: HeadersInit): Promise<Response> {
  const { title, text } = dictionary(locale).notFound;
  const facts = { locale, path: '/', title, description: text, languages: [] };
  return htmlAnswer(
    <HtmlDocument facts={facts} siteUrl={siteUrl} isPreview={preview} isHidden>
      <Missing locale={locale} />
    </HtmlDocument>,
    { status: 404, headers },
  );
}
