import { bearerToken, requireAdmin } from '@/lib/base/http/require-admin';
import { handleRequest } from './handle-request';

/**
 * Returns the route handler of an endpoint for operators' programs, which send the admin token (`Authorization: Bearer …`) and therefore
 * need no form of this site. The body is read only after the token is verified.
 */
export function createAdminHandler(name: string, handle: (request: Request) => Promise<Response>) {
  return (request: Request): Promise<Response> =>
    handleRequest(name, request, async () => {
      await requireAdmin(bearerToken(request.headers), request.headers);
      const response = await handle(request);
      response.headers.set('Cache-Control', 'no-store');
      return { response };
    });
}
