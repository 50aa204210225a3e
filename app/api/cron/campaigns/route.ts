import { isSameSecret } from '@/lib/base/auth/keyed-hash';
import { env } from '@/lib/base/env/env';
import { HttpError } from '@/lib/base/http/http-error';
import { bearerToken } from '@/lib/base/http/require-admin';
import { log } from '@/lib/base/log/log';
import { handleRequest } from '@/server/http/handle-request';
import { sendFor } from '@/server/newsletter/sender';

/** The time limit of the function on Vercel, in seconds. */
export const maxDuration = 300;

/** How long it sends, in milliseconds: a message that is being sent then has a minute to finish. */
const sendingTime = (maxDuration - 60) * 1000;

/** Sends due messages of all campaigns, for a scheduler with `CRON_SECRET`. Overlapping and missed calls do no harm. */
export function GET(request: Request): Promise<Response> {
  return handleRequest('cron', request, async () => {
    if (!env.cronSecret) throw new HttpError(503, 'no-cron-secret');
    if (!isSameSecret(env.cronSecret, bearerToken(request.headers))) throw new HttpError(401, 'wrong-token');
    const counts = await sendFor(sendingTime);
    log('scheduled sending', { ...counts });
    return { response: Response.json(counts, { headers: { 'Cache-Control': 'no-store' } }), outcome: 'done' };
  });
}
