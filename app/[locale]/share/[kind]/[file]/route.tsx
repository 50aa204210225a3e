import { env } from '@/lib/base/env/env';
import { immutable, revalidate } from '@/lib/base/http/cache-control';
import { localePath, toLocale } from '@/lib/base/i18n/i18n';
import { cardPath, findCard } from '@/lib/content/model/share-cards';
import { shareImage } from '@/lib/content/share/share-image';
import { notFoundResponse } from '@/server/http/not-found-response';

/**
 * The pictures that stand for pages where they are shared, as `<key>.<hash>.png`. Only what the site itself says is drawn, and
 * only under its hash: an address that was shared before something changed leads to the picture of today.
 */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/share/[kind]/[file]'>) {
  const { locale: parameter, kind, file } = await params;
  const locale = toLocale(parameter);
  const key = /^(.+)\.[0-9a-f]{10}\.png$/.exec(decode(file))?.[1];
  const card = key && findCard(locale, { kind, key });
  if (!card) return notFoundResponse(locale, env, { 'Cache-Control': revalidate });

  const current = cardPath({ kind, key }, card);
  if (!current.endsWith(decode(file).slice(key.length))) {
    return new Response(null, { status: 307, headers: { Location: localePath(locale, current), 'Cache-Control': revalidate } });
  }
  return new Response(new Uint8Array(await shareImage(card)), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': immutable, 'CDN-Cache-Control': immutable },
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
