import { bookBounces } from '@/lib/bounces/book-bounces';
import type { Provider } from '@/lib/bounces/providers/provider';
import { readJson } from '@/lib/bounces/providers/read-json';
import { readBody } from '@/lib/door/read-body';
import { Refusal } from '@/lib/door/refusal';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { answerRefusal, refusalOf } from './open-door';

/** Many events come at once; web servers in front take no more. */
const mostBytes = 1024 * 1024;

/** How far a provider's clock may be ahead of ours, in seconds. */
const ahead = 300;

/**
 * Makes the handler of a door at which a provider of mail tells what came back. It is shut where no key is set. A call that is signed is
 * answered with 200 whatever it tells, so that it is not repeated; an old one may be another's who has listened. Nobody is counted:
 * thousands of events may come in a minute.
 */
export function openProviderDoor(provider: Provider, keyOf: () => string | undefined) {
  const { name } = provider;
  return async (request: Request): Promise<Response> => {
    try {
      const key = keyOf();
      if (key === undefined) throw new Refusal(404, 'not-found');
      const body = Buffer.from(await readBody(request, mostBytes));
      const signedAt = provider.verify({ headers: request.headers, body }, key);
      const age = signedAt === undefined ? Number.POSITIVE_INFINITY : Date.now() / 1000 - signedAt;
      if (age > provider.longest || age < -ahead) throw new Refusal(401, 'bad-signature');
      const counts = await bookBounces(provider.read(readJson(body), env.mailFrom.address));
      log('bounces', { provider: name, ...counts });
      return Response.json({ status: 'booked', ...counts }, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      const refusal = refusalOf(error, `bounces ${name}`);
      log('door', { door: `bounces ${name}`, status: refusal.reason });
      return answerRefusal(refusal, request);
    }
  };
}
