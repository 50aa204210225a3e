import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { requestIdHeader } from '../http/proxy-headers';

const current = new AsyncLocalStorage<{ id?: string }>();

/** Returns the id of the request that is being handled; undefined outside of requests. */
export function requestId(): string | undefined {
  return current.getStore()?.id;
}

/**
 * Handles a request with an id, which is on its response and in all log lines until then: that of a trusted proxy where it is well-formed,
 * else a UUID. Vercel's proxy sets none.
 */
export async function withRequestId(request: Request, handle: () => Promise<Response>): Promise<Response> {
  const id = readRequestId(request.headers) ?? randomUUID();
  const store: { id?: string } = { id };
  try {
    const response = await current.run(store, handle);
    response.headers.set(requestIdHeader, id);
    return response;
  } finally {
    // A send loop that a request starts outlives it: its later lines belong to no request.
    store.id = undefined;
  }
}

/** A UUID, or as many hexadecimal digits as proxies write: too short to be one of our tokens. */
function readRequestId(headers: Headers): string | undefined {
  const sent = process.env.VERCEL ? null : headers.get(requestIdHeader);
  return sent && /^[\da-f][\da-f-]{7,35}$/i.test(sent) ? sent : undefined;
}
