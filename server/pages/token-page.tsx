import { cleanToken } from '@/lib/base/auth/clean-token';
import { type Locale, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { errorResponse, toHttpError } from '../http/handle-request';
import { type PrivatePage, privateResponse } from '../http/private-response';

interface FormRequest {
  locale: Locale;
  /** As it was sent, without what mail programs do to it. */
  token: string;
  request: Request;
}

interface Opening {
  /** Names it in the log. */
  name: string;
  /** The path, without its language, where somebody starts again for whom it does not open. */
  back: string;
  /** @throws HttpError */
  show: (visit: FormRequest) => Promise<PrivatePage & { status?: number }>;
}

/**
 * Makes the handler of a page whose address ends with a token: it shows what the token is for. Programs that follow links change
 * nothing.
 */
export function createTokenPage({ name, back, show }: Opening) {
  return async (request: Request, { params }: { params: Promise<{ locale: string; token: string }> }): Promise<Response> => {
    const { locale: language, token } = await params;
    return tokenPageResponse({ name, back, show }, { locale: toLocale(language), token: readToken(token), request });
  };
}

/** The same for an address that does not say its language. */
export async function tokenPageResponse({ name, back, show }: Opening, visit: FormRequest): Promise<Response> {
  try {
    const { status = 200, ...page } = await show(visit);
    return await privateResponse(page, { status });
  } catch (error) {
    const { locale, request } = visit;
    return errorResponse(toHttpError(error, name), request, { locale, source: localePath(locale, back) });
  }
}

/** The token in the last part of an address. `next.config.ts` lets nothing through that is not UTF-8. */
export function readToken(part: string): string {
  return cleanToken(decodeURIComponent(part));
}
