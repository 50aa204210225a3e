import { missingAnswer } from '@/components/site/missing-answer';
import { listFrameworks } from '@/lib/content/frameworks';
import { env } from '@/lib/env';
import { pairKey, readPair } from '@/lib/frameworks/pairs';
import { localePath, toLocale } from '@/lib/i18n';

/**
 * Comparisons that have no page of their own (`next.config.ts` leads here): the other way round they lead to the one that
 * has, a framework with itself to its profile, and anything else to nothing.
 */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/compare/turned/[pair]'>) {
  const { locale: parameter, pair } = await params;
  const locale = toLocale(parameter);
  const found = readPair(pair, listFrameworks());
  if (found.kind === 'unknown') return missingAnswer(locale, env);
  const path = found.kind === 'same' ? `/frameworks/${found.framework.key}` : `/compare/${pairKey(found.pair)}`;
  return new Response(null, { status: 308, headers: { Location: localePath(locale, path) } });
}
