import type { ReactElement } from 'react';
import { ErrorPage } from '@/components/site/error-page';
import { HttpError } from '@/lib/base/http/http-error';
import { problemResponse, wantsJson } from '@/lib/base/http/problem-details';
import { localeOfRequest } from '@/lib/base/http/source-page';
import { Unavailable } from '@/lib/base/http/unavailable';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { log, logError } from '@/lib/base/log/log';
import { withRequestId } from '@/lib/base/log/request-id';
import { privateResponse } from './private-response';

interface Handled {
  response: Response;
  /** What happened, in one word for the log. */
  outcome?: string;
}

/** Runs a handler with a request id, logs its outcome, and turns what it throws into an error response. */
export function handleRequest(
  handler: string,
  request: Request,
  handle: () => Promise<Handled>,
  respondToError: (error: HttpError) => Promise<Response> = (error) => errorResponse(error, request),
): Promise<Response> {
  return withRequestId(request, async () => {
    const start = performance.now();
    const { response, outcome } = await handle().catch(async (thrown): Promise<Handled> => {
      const error = toHttpError(thrown, handler);
      // The page of the form may need what has just failed.
      const response = await respondToError(error).catch((failed) => errorResponse(toHttpError(failed, handler), request));
      return { response, outcome: error.reason };
    });
    const ms = Math.round(performance.now() - start);
    log('request', { handler, method: request.method, status: response.status, outcome, ms });
    return response;
  });
}

/**
 * Returns the response to a refused or failed request: problem details (RFC 9457) for programs, a page for readers. `children` replaces
 * that page; `form` tells its language and where its link leads.
 */
export function errorResponse(
  { status, reason, retryAfter }: HttpError,
  request: Request,
  form?: { locale: Locale; source: string },
  children?: ReactElement,
): Promise<Response> {
  const locale = form?.locale ?? localeOfRequest(request.headers);
  const { title, reasons } = dictionary(locale).errors;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="admin"';
  // The rest of a body that is too large is not read.
  if (status === 413) headers.Connection = 'close';
  if (wantsJson(request.headers)) return Promise.resolve(problemResponse({ status, title, detail: reasons[reason], reason }, headers));
  const page = children ?? <ErrorPage locale={locale} reason={reason} source={form?.source ?? '/'} />;
  return privateResponse({ locale, title, children: page }, { status, headers });
}

/** Returns an error as the client learns of it, and logs it unless it is an HttpError: 503 for Unavailable, else 500. */
function toHttpError(error: unknown, handler: string): HttpError {
  if (error instanceof HttpError) return error;
  logError('request failed', error, { handler });
  return error instanceof Unavailable ? new HttpError(503, 'unavailable', 30) : new HttpError(500, 'failed');
}
