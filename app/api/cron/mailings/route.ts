import { sendFor } from '@/app/sending/sender';
import { Refusal } from '@/lib/door/refusal';
import { bearerToken } from '@/lib/door/require-admin';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { isSameSecret } from '@/lib/tokens/keyed-hash';
import { answerRefusal, refusalOf } from '../../open-door';

/** What a function of Vercel is given, in seconds; a message that was begun has a minute to end. */
export const maxDuration = 300;
const longest = (maxDuration - 60) * 1000;

/** The scheduler's door: it moves every mailing on that is due. To be called twice, or not at all for a while, does no harm. */
export async function GET(request: Request): Promise<Response> {
  const begun = Date.now();
  try {
    if (!env.cronSecret) throw new Refusal(503, 'no-cron-secret');
    if (!isSameSecret(env.cronSecret, bearerToken(request.headers))) throw new Refusal(401, 'wrong-token');
    const counts = await sendFor(longest);
    log('cron', { ...counts, seconds: Math.round((Date.now() - begun) / 1000) });
    return Response.json(counts, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return answerRefusal(refusalOf(error, 'cron'), request);
  }
}
