import { HtmlDocument } from '@/components/site/html-document';
import { Missing } from '@/components/site/missing';
import { listFrameworks } from '@/lib/content/frameworks';
import { env } from '@/lib/env';
import { pairKey, readPair } from '@/lib/frameworks/pairs';
import { htmlAnswer } from '@/lib/html-answer';
import { dictionary, localePath, toLocale } from '@/lib/i18n';

/**
 * Comparisons that have no page of their own (`next.config.mjs` leads here): the other way round they lead to the one that
 * has, a framework with itself to its profile, and anything else to nothing.
 */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/compare/turned/[pair]'>) {
  const { locale: parameter, pair } = await params;
  const locale = toLocale(parameter);
  const found = readPair(pair, listFrameworks());
  if (found.kind === 'unknown') return notFound();
  const path = found.kind === 'same' ? `/frameworks/${found.framework.key}` : `/compare/${pairKey(found.pair)}`;
  return new Response(null, { status: 308, headers: { Location: localePath(locale, path) } });

  function notFound() {
    const { title, text } = dictionary(locale).notFound;
    const facts = { locale, path: '/', title, description: text, languages: [] };
    return htmlAnswer(
      <HtmlDocument facts={facts} siteUrl={env.siteUrl} isHidden>
        <Missing locale={locale} />
      </HtmlDocument>,
      { status: 404 },
    );
  }
}
