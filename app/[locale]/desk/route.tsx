import { answerRefusal, refusalOf } from '@/app/api/open-door';
import { personalAnswer } from '@/app/personal-answer';
import { DeskPage } from '@/components/desk/desk-page';
import { SignInPage } from '@/components/desk/sign-in-page';
import { readDesk } from '@/lib/desk/read-desk';
import { Refusal } from '@/lib/door/refusal';
import { dictionary, localePath, toLocale } from '@/lib/i18n';
import { adminToken } from '@/lib/tokens/admin-token';
import { hasDeskSession } from '@/lib/tokens/desk-session';

/** The desk for who has signed in, else the form to do so. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/desk'>) {
  const locale = toLocale((await params).locale);
  const { title } = dictionary(locale).desk;
  const now = Date.now();
  try {
    if (adminToken() === undefined) throw new Refusal(503, 'no-admin-token');
    if (!hasDeskSession(request.headers, now)) return await personalAnswer({ locale, title, children: <SignInPage locale={locale} /> });
    const desk = await readDesk();
    return await personalAnswer({ locale, title, children: <DeskPage locale={locale} desk={desk} now={now} /> });
  } catch (error) {
    return answerRefusal(refusalOf(error, 'desk'), request, undefined, { locale, source: localePath(locale, '/desk') });
  }
}
