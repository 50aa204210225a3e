import { editionOf } from '@/app/sending/edition-of';
import { missingAnswer } from '@/components/site/missing-answer';
import { postEntry } from '@/lib/content/post-entry';
import { mailPage } from '@/lib/email/mail-page';
import { env } from '@/lib/env';
import { isLocale, toLocale } from '@/lib/i18n';

/** A post as the mail that subscribers get, byte for byte: `?part=text` is its other part, `?lang=zh` the same in Chinese. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/posts/[slug]/email'>) {
  const { locale: parameter, slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('lang') ?? '';
  const locale = isLocale(asked) ? asked : toLocale(parameter);
  const entry = postEntry(locale, slug);
  if (!entry) return missingAnswer(locale, env);
  return mailPage(await editionOf(entry), query.get('part') === 'text' ? 'text' : 'html');
}
