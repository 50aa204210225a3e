import { answerRefusal, refusalOf } from '@/app/api/open-door';
import { personalAnswer } from '@/app/personal-answer';
import { ConfirmPage } from '@/components/subscriber/confirm-page';
import { Refusal } from '@/lib/door/refusal';
import { dictionary, localePath, toLocale } from '@/lib/i18n';
import { findConfirmation } from '@/lib/subscribers/find-confirmation';
import { cleanToken } from '@/lib/tokens/clean-token';

/** The page that a mail leads to: it shows what is to be confirmed, and a button. Programs that follow links change nothing. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/confirm/[token]'>) {
  const { locale: language, token } = await params;
  const locale = toLocale(language);
  const visit = { locale, source: localePath(locale, '/subscribe') };
  try {
    const cleaned = cleanToken(decodeURIComponent(token));
    const asked = await findConfirmation(cleaned);
    if (!asked) return await answerRefusal(new Refusal(404, 'link-expired'), request, undefined, visit);
    const { title } = dictionary(locale).confirm;
    return await personalAnswer({ locale, title, children: <ConfirmPage locale={locale} token={cleaned} asked={asked} /> });
  } catch (error) {
    return answerRefusal(refusalOf(error, 'confirm page'), request, undefined, visit);
  }
}
