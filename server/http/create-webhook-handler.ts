import { env } from '@/lib/base/env/env';
import { HttpError } from '@/lib/base/http/http-error';
import { readBody } from '@/lib/base/http/read-body';
import { log } from '@/lib/base/log/log';
import type { Provider } from '@/lib/newsletter/bounces/provider';
import { readJson } from '@/lib/newsletter/bounces/read-json';
import { recordBounces } from '@/lib/newsletter/bounces/record-bounces';
import { errorResponse, toHttpError } from './create-form-handler';

/** Many events come at once; web servers in front take no more. */
const mostBytes = 1024 * 1024;

/** How far a provider's clock may be ahead of ours, in seconds. */
const ahead = 300;

/**
 * Makes the handler of a endpoint at which a provider of mail tells what came back. It is shut where no key is set. A call that is signed is
 * answered with 200 whatever it tells, so that it is not repeated; an old one may be another's who has listened. Nobody is counted:
 * thousands of events may come in a minute.
 */
export function createWebhookHandler(provider: Provider, keyOf: () => string | undefined) {
  const { name } = provider;
  return async (request: Request): Promise<Response> => {
    try {
      const key = keyOf();
      if (key === undefined) throw new HttpError(404, 'not-found');
      const body = Buffer.from(await readBody(request, mostBytes));
      const signedAt = provider.verify({ headers: request.headers, body }, key);
      const age = signedAt === undefined ? Number.POSITIVE_INFINITY : Date.now() / 1000 - signedAt;
      if (age > provider.longest || age < -ahead) throw new HttpError(401, 'bad-signature');
      const counts = await recordBounces(provider.read(readJson(body), env.mailFrom.address));
      log('bounces', { provider: name, ...counts });
      return Response.json({ status: 'booked', ...counts }, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      const httpError = toHttpError(error, `bounces ${name}`);
      log('request', { handler: `bounces ${name}`, status: httpError.reason });
      return errorResponse(httpError, request);
    }
  };
}
