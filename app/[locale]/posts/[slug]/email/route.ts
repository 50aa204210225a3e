import '@/server/email/render-in-development';
import { env } from '@/lib/base/env/env';
import { isLocale, toLocale } from '@/lib/base/i18n/i18n';
import { formerSlugsOf } from '@/lib/content/model/redirects';
import { readSentSnapshot } from '@/lib/newsletter/campaigns/read-snapshot';
import { readRenderedEmail } from '@/lib/newsletter/campaigns/rendered-email';
import { mailPage } from '@/lib/newsletter/email/email-page';
import { errorResponse, toHttpError } from '@/server/http/handle-request';
import { notFoundResponse } from '@/server/http/not-found-response';

/**
 * A post as the mail that subscribers get, byte for byte: what they were sent, where it was sent, else what would be sent now.
 * `?part=text` is its other part, `?lang=zh` the same in Chinese.
 */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/posts/[slug]/email'>) {
  const { locale: parameter, slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('lang') ?? '';
  const locale = isLocale(asked) ? asked : toLocale(parameter);
  try {
    const message =
      (await readSentSnapshot([slug, ...formerSlugsOf(locale, slug)], locale)) ?? (await readRenderedEmail(locale, slug))?.message;
    if (!message) return notFoundResponse(locale, env);
    return mailPage(message, query.get('part') === 'text' ? 'text' : 'html');
  } catch (error) {
    return errorResponse(toHttpError(error, 'email'), request);
  }
}
