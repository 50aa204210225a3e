import { env } from '@/lib/base/env/env';
import { immutable, revalidate } from '@/lib/base/http/cache-control';
import { localePath, toLocale } from '@/lib/base/i18n/i18n';
import { cardPath, findCard } from '@/lib/content/model/share-cards';
import { shareImage } from '@/lib/content/share/share-image';
import { notFoundResponse } from '@/server/http/not-found-response';

/**
 * Serves the share image of a page as `<key>.<hash>.png`. Only cards of the site's own pages are drawn. A URL with an outdated hash
 * redirects to the current image.
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

/** Decodes a parameter, which Next.js passes percent-encoded; an invalid one becomes empty and so matches no card. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
