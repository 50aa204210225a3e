import type { ReactElement } from 'react';
import { SignInPage } from '@/components/admin/sign-in-page';
import { hasAdminSession } from '@/lib/base/auth/admin-session';
import { adminToken } from '@/lib/base/auth/admin-token';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary, type Locale, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { errorResponse, toHttpError } from '../http/handle-request';
import { privateResponse } from '../http/private-response';

/** Answers with a page of the admin pages for who has signed in, else with the form to do so. */
export async function adminPageResponse(
  request: Request,
  localeParameter: string,
  path: string,
  show: (locale: Locale) => Promise<ReactElement>,
) {
  const locale = toLocale(localeParameter);
  const { title } = dictionary(locale).admin;
  try {
    if (adminToken() === undefined) throw new HttpError(503, 'no-admin-token');
    const isIn = hasAdminSession(request.headers, Date.now());
    return await privateResponse({ locale, title, children: isIn ? await show(locale) : <SignInPage locale={locale} /> });
  } catch (error) {
    return errorResponse(toHttpError(error, 'admin'), request, { locale, source: localePath(locale, path) });
  }
}
