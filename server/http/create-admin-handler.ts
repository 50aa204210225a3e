import { bearerToken, requireAdmin } from '@/lib/base/http/require-admin';
import { log } from '@/lib/base/log/log';
import { errorResponse, toHttpError } from './create-form-handler';

/**
 * Makes the handler of a endpoint for operators' programs, which have the admin token (`Authorization: Bearer …`) and so need be no page of
 * this site. Nothing of a request is read before its token is right.
 */
export function createAdminHandler(name: string, handle: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      await requireAdmin(bearerToken(request.headers), request.headers);
      const answer = await handle(request);
      answer.headers.set('Cache-Control', 'no-store');
      log('request', { handler: name, status: answer.status });
      return answer;
    } catch (error) {
      const httpError = toHttpError(error, name);
      log('request', { handler: name, status: httpError.reason });
      return errorResponse(httpError, request);
    }
  };
}
