import '@/app/sending/render-in-development';
import { answerRefusal, refusalOf } from '@/app/api/open-door';
import { missingAnswer } from '@/components/site/missing-answer';
import { formerSlugsOf } from '@/lib/content/redirects';
import { mailPage } from '@/lib/email/mail-page';
import { env } from '@/lib/env';
import { isLocale, toLocale } from '@/lib/i18n';
import { readEdition } from '@/lib/mailings/read-edition';
import { readRendition } from '@/lib/mailings/rendition';

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
    const message = (await readEdition([slug, ...formerSlugsOf(locale, slug)], locale)) ?? (await readRendition(locale, slug))?.message;
    if (!message) return missingAnswer(locale, env);
    return mailPage(message, query.get('part') === 'text' ? 'text' : 'html');
  } catch (error) {
    return answerRefusal(refusalOf(error, 'email'), request);
  }
}
