import type { ReactElement } from 'react';
import { SignInPage } from '@/components/desk/sign-in-page';
import { Refusal } from '@/lib/door/refusal';
import { dictionary, type Locale, localePath, toLocale } from '@/lib/i18n';
import { adminToken } from '@/lib/tokens/admin-token';
import { hasDeskSession } from '@/lib/tokens/desk-session';
import { answerRefusal, refusalOf } from './api/open-door';
import { personalAnswer } from './personal-answer';

/** Answers with a page of the desk for who has signed in, else with the form to do so. */
export async function showDesk(request: Request, localeParameter: string, path: string, show: (locale: Locale) => Promise<ReactElement>) {
  const locale = toLocale(localeParameter);
  const { title } = dictionary(locale).desk;
  try {
    if (adminToken() === undefined) throw new Refusal(503, 'no-admin-token');
    const isIn = hasDeskSession(request.headers, Date.now());
    return await personalAnswer({ locale, title, children: isIn ? await show(locale) : <SignInPage locale={locale} /> });
  } catch (error) {
    return answerRefusal(refusalOf(error, 'desk'), request, undefined, { locale, source: localePath(locale, path) });
  }
}
