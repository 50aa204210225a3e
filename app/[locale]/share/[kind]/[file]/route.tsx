import { missingAnswer } from '@/components/site/missing-answer';
import { askedAgain, keptForEver } from '@/lib/cache-control';
import { cardPath, findCard } from '@/lib/content/share-cards';
import { env } from '@/lib/env';
import { localePath, toLocale } from '@/lib/i18n';
import { shareImage } from '@/lib/share/share-image';

/**
 * The pictures that stand for pages where they are shared, as `<key>.<hash>.png`. Only what the site itself says is drawn, and
 * only under its hash: an address that was shared before something changed leads to the picture of today.
 */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/share/[kind]/[file]'>) {
  const { locale: parameter, kind, file } = await params;
  const locale = toLocale(parameter);
  const key = /^(.+)\.[0-9a-f]{10}\.png$/.exec(decode(file))?.[1];
  const card = key && findCard(locale, { kind, key });
  if (!card) return missingAnswer(locale, env, { 'Cache-Control': askedAgain });

  const current = cardPath({ kind, key }, card);
  if (!current.endsWith(decode(file).slice(key.length))) {
    return new Response(null, { status: 307, headers: { Location: localePath(locale, current), 'Cache-Control': askedAgain } });
  }
  return new Response(new Uint8Array(await shareImage(card)), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': keptForEver, 'CDN-Cache-Control': keptForEver },
  });
}

/** A parameter as it is meant: Next.js gives letters beyond ASCII percent-encoded. What cannot be decoded names nothing. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
