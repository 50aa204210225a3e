/** Problem details (RFC 9457): `reason` is one of a closed set of words, `detail` is for people. */
export interface ProblemDetails {
  status: number;
  title: string;
  detail: string;
  reason: string;
}

/** Returns problem details as a response. */
export function problemResponse({ status, title, detail, reason }: ProblemDetails, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set('Content-Type', 'application/problem+json');
  all.set('Cache-Control', 'no-store');
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail, reason }), { status, headers: all });
}

/** Returns whether the client is a program that wants JSON; browsers accept HTML. */
export function wantsJson(headers: Headers): boolean {
  const accepts = headers.get('accept') ?? '';
  if (accepts.includes('text/html')) return false;
  return accepts.includes('json') || (headers.get('content-type') ?? '').startsWith('application/json');
}
