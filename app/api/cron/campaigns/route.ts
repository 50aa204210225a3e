import { isSameSecret } from '@/lib/base/auth/keyed-hash';
import { env } from '@/lib/base/env/env';
import { HttpError } from '@/lib/base/http/http-error';
import { bearerToken } from '@/lib/base/http/require-admin';
import { log } from '@/lib/base/log/log';
import { errorResponse, toHttpError } from '@/server/http/create-form-handler';
import { sendFor } from '@/server/newsletter/sender';

/** What a function of Vercel is given, in seconds; a message that was begun has a minute to end. */
export const maxDuration = 300;
const longest = (maxDuration - 60) * 1000;

/** The scheduler's endpoint: it moves every campaign on that is due. To be called twice, or not at all for a while, does no harm. */
export async function GET(request: Request): Promise<Response> {
  const begun = Date.now();
  try {
    if (!env.cronSecret) throw new HttpError(503, 'no-cron-secret');
    if (!isSameSecret(env.cronSecret, bearerToken(request.headers))) throw new HttpError(401, 'wrong-token');
    const counts = await sendFor(longest);
    log('cron', { ...counts, seconds: Math.round((Date.now() - begun) / 1000) });
    return Response.json(counts, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return errorResponse(toHttpError(error, 'cron'), request);
  }
}
