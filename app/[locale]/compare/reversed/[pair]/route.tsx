import { env } from '@/lib/base/env/env';
import { localePath, toLocale } from '@/lib/base/i18n/i18n';
import { pairKey, readPair } from '@/lib/content/frameworks/pairs';
import { listFrameworks } from '@/lib/content/model/frameworks';
import { notFoundResponse } from '@/server/http/not-found-response';

/**
 * Comparisons without a page (rewritten by `next.config.ts`): redirects a reversed pair to its comparison and a framework compared with
 * itself to its profile; anything else is not found.
 */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/compare/reversed/[pair]'>) {
  const { locale: parameter, pair } = await params;
  const locale = toLocale(parameter);
  const found = readPair(pair, listFrameworks());
  if (found.kind === 'unknown') return notFoundResponse(locale, env);
  const path = found.kind === 'same' ? `/frameworks/${found.framework.key}` : `/compare/${pairKey(found.pair)}`;
  return new Response(null, { status: 308, headers: { Location: localePath(locale, path) } });
}
