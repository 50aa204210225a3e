import type { ReactElement } from 'react';
import { SignInPage } from '@/components/admin/sign-in-page';
import { hasAdminSession } from '@/lib/base/auth/admin-session';
import { adminToken } from '@/lib/base/auth/admin-token';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary, type Locale, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { errorResponse, toHttpError } from '../http/handle-request';
import { privateResponse } from '../http/private-response';

/** Answers with an admin page, or with the sign-in form if the request has no admin session. */
export async function adminPageResponse(
  request: Request,
  localeParameter: string,
  path: string,
  render: (locale: Locale) => Promise<ReactElement>,
) {
  const locale = toLocale(localeParameter);
  const { title } = dictionary(locale).admin;
  try {
    if (adminToken() === undefined) throw new HttpError(503, 'no-admin-token');
    const isSignedIn = hasAdminSession(request.headers, Date.now());
    return await privateResponse({ locale, title, children: isSignedIn ? await render(locale) : <SignInPage locale={locale} /> });
  } catch (error) {
    return errorResponse(toHttpError(error, 'admin'), request, { locale, source: localePath(locale, path) });
  }
}
