import { cleanToken } from '@/lib/base/auth/clean-token';
import { type Locale, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { errorResponse, handleRequest } from '../http/handle-request';
import { type PrivatePage, privateResponse } from '../http/private-response';

interface TokenRequest {
  locale: Locale;
  token: string;
  request: Request;
}

interface TokenPage {
  /** The name in the log. */
  name: string;
  /** The path, without its language, to which the error page links if the token is invalid. */
  retryPath: string;
  /** @throws HttpError */
  render: (tokenRequest: TokenRequest) => Promise<PrivatePage & { status?: number }>;
}

/** Creates the GET handler of a page whose path ends with a token. It changes nothing, since mail scanners open links. */
export function createTokenPage(page: TokenPage) {
  return async (request: Request, { params }: { params: Promise<{ locale: string; token: string }> }): Promise<Response> => {
    const { locale, token } = await params;
    return tokenPageResponse(page, { locale: toLocale(locale), token: readToken(token), request });
  };
}

/** Answers with such a page, or with an error page; for paths without a language. */
export function tokenPageResponse({ name, retryPath, render }: TokenPage, tokenRequest: TokenRequest): Promise<Response> {
  const { locale, request } = tokenRequest;
  return handleRequest(
    name,
    request,
    async () => {
      const { status = 200, ...page } = await render(tokenRequest);
      return { response: await privateResponse(page, { status }) };
    },
    (error) => errorResponse(error, request, { locale, source: localePath(locale, retryPath) }),
  );
}

/** Returns the token in a path segment. `next.config.ts` rejects paths that are not UTF-8. */
export function readToken(segment: string): string {
  return cleanToken(decodeURIComponent(segment));
}
