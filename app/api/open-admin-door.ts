import { bearerToken, requireAdmin } from '@/lib/door/require-admin';
import { log } from '@/lib/log';
import { answerRefusal, refusalOf } from './open-door';

/**
 * Makes the handler of a door for operators' programs, which have the admin token (`Authorization: Bearer …`) and so need be no page of
 * this site. Nothing of a request is read before its token is right.
 */
export function openAdminDoor(name: string, handle: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      await requireAdmin(bearerToken(request.headers), request.headers);
      const answer = await handle(request);
      answer.headers.set('Cache-Control', 'no-store');
      log('door', { door: name, status: answer.status });
      return answer;
    } catch (error) {
      const refusal = refusalOf(error, name);
      log('door', { door: name, status: refusal.reason });
      return answerRefusal(refusal, request);
    }
  };
}
