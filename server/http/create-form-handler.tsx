import type { ReactElement } from 'react';
import { ErrorPage } from '@/components/site/error-page';
import { type FormLimits, type FormRequest, guardForm } from '@/lib/base/http/guard-form';
import { HttpError } from '@/lib/base/http/http-error';
import { problemResponse, wantsJson } from '@/lib/base/http/problem-details';
import { localeOfRequest } from '@/lib/base/http/source-page';
import { Unavailable } from '@/lib/base/http/unavailable';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { log, logFailure } from '@/lib/base/log/log';
import { privateResponse } from './private-response';

/** What came of a visit. */
export interface FormResult {
  /** For programs: one of a closed set of words, and the status of HTTP, 200 unless said. */
  status: string;
  code?: number;
  /** For readers: the address of the page that says it, on this site. */
  page: string;
  headers?: Record<string, string>;
}

/** A file for whoever asked, programs too, instead of a page. */
interface FileAnswer {
  status: string;
  file: { name: string; type: string; text: string };
}

interface FormHandler extends FormLimits {
  /** Names it in the log, and whose turns are counted. */
  name: string;
  /** @throws HttpError */
  handle: (visit: FormRequest, request: Request) => Promise<FormResult | FileAnswer>;
  /** The form again, with what is to be fixed in it; without it a page says what is wrong. */
  again?: (httpError: HttpError, visit: FormRequest) => ReactElement | undefined | Promise<ReactElement | undefined>;
}

/**
 * Makes the handler of a endpoint: it guards it, and answers readers with a page in their language, programs with JSON. See Other (RFC 9110
 * section 15.4.4) leads to the page that says what happened, so that to load it again sends nothing twice.
 */
export function createFormHandler({ name, handle, again, ...limits }: FormHandler) {
  return async (request: Request): Promise<Response> => {
    let visit: FormRequest | undefined;
    try {
      visit = await guardForm(request, name, limits);
      const answer = await handle(visit, request);
      log('request', { handler: name, status: answer.status });
      if ('file' in answer) return fileAnswer(answer.file);
      const { status, code = 200, page, headers } = answer;
      if (wantsJson(request.headers))
        return Response.json({ status }, { status: code, headers: { ...headers, 'Cache-Control': 'no-store' } });
      return new Response(null, { status: 303, headers: { ...headers, Location: page, 'Cache-Control': 'no-store' } });
    } catch (error) {
      const httpError = toHttpError(error, name);
      log('request', { handler: name, status: httpError.reason });
      return errorResponse(httpError, request, visit && (await again?.(httpError, visit)), visit);
    }
  };
}

/** Answers a refusal: with `page` where there is one to show, else with one that says what is wrong. */
export function errorResponse(
  httpError: HttpError,
  request: Request,
  page?: ReactElement,
  visit?: { locale: Locale; source: string },
): Promise<Response> {
  const { status, reason, retryAfter } = httpError;
  const locale = visit?.locale ?? localeOfRequest(request.headers);
  const { title, reasons } = dictionary(locale).errors;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="admin"';
  // What is left of a body that was refused for its size is not waited for.
  if (status === 413) headers.Connection = 'close';
  if (wantsJson(request.headers)) return Promise.resolve(problemResponse({ status, title, detail: reasons[reason], reason }, headers));
  const children = page ?? <ErrorPage locale={locale} reason={reason} source={visit?.source ?? '/'} />;
  return privateResponse({ locale, title, children }, { status, headers });
}

/** What a reader is told of an error, which the log holds where it is ours. */
export function toHttpError(error: unknown, handler: string): HttpError {
  if (error instanceof HttpError) return error;
  logFailure('request failed', error, { handler });
  return error instanceof Unavailable ? new HttpError(503, 'unavailable', 30) : new HttpError(500, 'failed');
}

function fileAnswer({ name, type, text }: FileAnswer['file']): Response {
  const disposition = `attachment; filename="${name}"`;
  return new Response(text, {
    headers: { 'Content-Type': type, 'Content-Disposition': disposition, 'Cache-Control': 'private, no-store' },
  });
}
