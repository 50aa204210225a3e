import { env } from '@/lib/base/env/env';
import { readHealth } from '@/lib/newsletter/admin/health';

/** For load balancers: 200 while the site can take requests, else 503 naming what is down. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  const isDown = health.status === 'down';
  return Response.json(
    { ...health, built: new Date(env.builtAt).toISOString() },
    { status: isDown ? 503 : 200, headers: { 'Cache-Control': 'no-store', ...(isDown && { 'Retry-After': '30' }) } },
  );
}
