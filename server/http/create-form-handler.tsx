import type { ReactElement } from 'react';
import { type FormLimits, type FormRequest, guardForm } from '@/lib/base/http/guard-form';
import type { HttpError } from '@/lib/base/http/http-error';
import { wantsJson } from '@/lib/base/http/problem-details';
import { errorResponse, handleRequest } from './handle-request';

/** The result of a submitted form. */
export interface FormResult {
  /** For programs: one of a closed set of words. */
  outcome: string;
  /** For programs: the HTTP status; 200 by default. */
  status?: number;
  /** For readers: the path of the page that shows the outcome. */
  page: string;
  headers?: Record<string, string>;
}

/** A file to download, for readers and programs. */
interface FileResult {
  outcome: string;
  file: { name: string; type: string; text: string };
}

interface FormHandler extends FormLimits {
  /** The name in the log; rate limits are counted by it. */
  name: string;
  /** @throws HttpError */
  handle: (form: FormRequest, request: Request) => Promise<FormResult | FileResult>;
  /** Returns the form with a message at what is to be corrected; without it a page states the error. */
  renderInvalid?: (error: HttpError, form: FormRequest) => ReactElement | undefined | Promise<ReactElement | undefined>;
}

/**
 * Returns the route handler of a form, guarded by `guardForm`. Programs get JSON; readers are redirected with 303 See Other (RFC 9110
 * section 15.4.4), so that reloading the page submits nothing again.
 */
export function createFormHandler({ name, handle, renderInvalid, ...limits }: FormHandler) {
  return (request: Request): Promise<Response> => {
    let form: FormRequest | undefined;
    return handleRequest(
      name,
      request,
      async () => {
        form = await guardForm(request, name, limits);
        const result = await handle(form, request);
        return { response: responseOf(result, request), outcome: result.outcome };
      },
      async (error) => errorResponse(error, request, form, form && (await renderInvalid?.(error, form))),
    );
  };
}

function responseOf(result: FormResult | FileResult, request: Request): Response {
  if ('file' in result) {
    const { name, type, text } = result.file;
    const disposition = `attachment; filename="${name}"`;
    return new Response(text, {
      headers: { 'Content-Type': type, 'Content-Disposition': disposition, 'Cache-Control': 'private, no-store' },
    });
  }
  const { outcome, status = 200, page } = result;
  const headers = { ...result.headers, 'Cache-Control': 'no-store' };
  if (wantsJson(request.headers)) return Response.json({ status: outcome }, { status, headers });
  return new Response(null, { status: 303, headers: { ...headers, Location: page } });
}
