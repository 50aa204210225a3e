import '@/server/email/render-in-development';
import { env } from '@/lib/base/env/env';
import { isLocale, toLocale } from '@/lib/base/i18n/i18n';
import { formerSlugsOf } from '@/lib/content/model/former-addresses';
import { readSentSnapshot } from '@/lib/newsletter/campaigns/read-snapshot';
import { readRenderedEmail } from '@/lib/newsletter/campaigns/rendered-email';
import { emailPage } from '@/lib/newsletter/email/email-page';
import { handleRequest } from '@/server/http/handle-request';
import { notFoundResponse } from '@/server/http/not-found-response';

/**
 * The e-mail of a post, byte for byte: the snapshot of its campaign, or, if it was not sent yet, what would be sent now.
 * `?part=text` returns the plain-text part, `?lang=zh` the Chinese e-mail.
 */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/posts/[slug]/email'>) {
  const { locale: parameter, slug } = await params;
  const query = new URL(request.url).searchParams;
  const lang = query.get('lang') ?? '';
  const locale = isLocale(lang) ? lang : toLocale(parameter);
  return handleRequest('email', request, async () => {
    const message =
      (await readSentSnapshot([slug, ...formerSlugsOf(locale, slug)], locale)) ?? (await readRenderedEmail(locale, slug))?.message;
    if (!message) return { response: await notFoundResponse(locale, env) };
    return { response: emailPage(message, query.get('part') === 'text' ? 'text' : 'html') };
  });
}
