import type { ReactElement } from 'react';
import { SignInPage } from '@/components/admin/sign-in-page';
import { hasAdminSession } from '@/lib/base/auth/admin-session';
import { adminToken } from '@/lib/base/auth/admin-token';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary, type Locale, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { errorResponse, handleRequest } from '../http/handle-request';
import { privateResponse } from '../http/private-response';

/** Answers with an admin page, or with the sign-in form if the request has no admin session. */
export function adminPageResponse(
  request: Request,
  localeParameter: string,
  path: string,
  render: (locale: Locale) => Promise<ReactElement>,
): Promise<Response> {
  const locale = toLocale(localeParameter);
  const { title } = dictionary(locale).admin;
  return handleRequest(
    'admin page',
    request,
    async () => {
      if (adminToken() === undefined) throw new HttpError(503, 'no-admin-token');
      const children = hasAdminSession(request.headers, Date.now()) ? await render(locale) : <SignInPage locale={locale} />;
      return { response: await privateResponse({ locale, title, children }) };
    },
    (error) => errorResponse(error, request, { locale, source: localePath(locale, path) }),
  );
}
