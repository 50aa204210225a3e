import { env } from '@/lib/base/env/env';
import { HttpError } from '@/lib/base/http/http-error';
import { readBody } from '@/lib/base/http/read-body';
import { log } from '@/lib/base/log/log';
import type { Provider } from '@/lib/newsletter/bounces/provider';
import { readJson } from '@/lib/newsletter/bounces/provider';
import { recordBounces } from '@/lib/newsletter/bounces/record-bounces';
import { handleRequest } from './handle-request';

/** Providers send many events at once; web servers in front often allow no more. */
const maxBytes = 1024 * 1024;

/** How far a provider's clock may be ahead of ours, in seconds. */
const maxClockSkew = 300;

/**
 * Returns the route handler of an email provider's bounce webhook; 404 while `keyOf` returns no key. A signed request is answered with 200
 * whatever its events are, so that the provider does not repeat it; an old signature is rejected (replay). There is no rate limit:
 * thousands of events may arrive in a minute.
 */
export function createWebhookHandler(provider: Provider, keyOf: () => string | undefined) {
  const { name } = provider;
  return (request: Request): Promise<Response> =>
    handleRequest(`bounces ${name}`, request, async () => {
      const key = keyOf();
      if (key === undefined) throw new HttpError(404, 'not-found');
      const body = Buffer.from(await readBody(request, maxBytes));
      const signedAt = provider.verify({ headers: request.headers, body }, key);
      const age = signedAt === undefined ? Number.POSITIVE_INFINITY : Date.now() / 1000 - signedAt;
      if (age > provider.maxAge || age < -maxClockSkew) throw new HttpError(401, 'bad-signature');
      const counts = await recordBounces(provider.read(readJson(body), env.mailFrom.address));
      log('bounces recorded', { provider: name, ...counts });
      const response = Response.json({ status: 'recorded', ...counts }, { headers: { 'Cache-Control': 'no-store' } });
      return { response, outcome: 'recorded' };
    });
}
